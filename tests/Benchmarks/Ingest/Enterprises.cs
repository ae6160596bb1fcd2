using System.Globalization;
using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>Invented enterprises by number: name, code, district, address, person are the same wherever a number is asked for. Those below <see cref="Listed"/> are on the list.</summary>
internal sealed class Enterprises(int listed)
{
    private const string First = "砾霂沅棽蓼钿崟樾芷椿沣湜泠朔旻昀晞曜煦燧珩珞琮瑢璟瓴甬畹暄皎砬砚硎磬祎稔秾穹竽筠箬篁籁绛缃羿翎翥";
    private const string Second = "棠舷舸苕荇莛菡葳蒗蓁薮蘅虬蜃衢裾觚谡豳贲赪趵跬轫辎迤逑郯酩醅釉钎铧锬镝闼阊阡隰雉雩霈靺鞣韫颀飏饧";
    private const string Third = "嵩峋岑峤崤嵊嶂巽帑庑廪弁弋彤徵忖恂悛戬扃扈抒挹掾敕斛斡旃旄昴晷曙朐杲枋柘栌桁梓棹榫槊橐檀欤殳氤汜";
    private const string Fourth = "屿帆旗枫柠槐漪澜焰瓷畦碧籽翠艺茗荷萍藤虹谣贝轩邨钟铃镜鹃鹭";
    private static readonly string[] Trades = ["机械制造", "新材料", "电子科技", "精细化工", "建材", "纺织", "汽车零部件", "电气设备", "包装", "铸造", "环保装备", "商贸", "餐饮管理", "物流", "建筑工程", "信息技术"];
    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "经营部", "厂"];
    private static readonly string[] Districts = ["万州区", "涪陵区", "渝中区", "大渡口区", "沙坪坝区", "九龙坡区", "南岸区", "北碚区", "綦江区", "大足区", "巴南区", "长寿区", "江津区", "合川区", "永川区", "璧山区", "铜梁区", "荣昌区"];

    public int Listed => listed;

    /// <summary>Three rare characters for a listed unit, four for any other, so that chance makes no namesakes.</summary>
    public string Name(int number)
    {
        var mixed = Mix(number);
        var brand = new string([First[number % First.Length], Second[number / First.Length % Second.Length], Third[number / (First.Length * Second.Length) % Third.Length]]);
        var rest = number < listed ? "" : Fourth[mixed % Fourth.Length] + (number >= First.Length * Second.Length * Third.Length ? new string(Fourth[number / 110_592 % Fourth.Length], 1) : "");
        return $"{(mixed % 5 == 0 ? "重庆市" : "重庆")}{brand}{rest}{Trades[mixed / 7 % Trades.Length]}{Forms[mixed / 113 % Forms.Length]}";
    }

    public static string CreditCode(int number)
    {
        var body = "DM" + number.ToString("D6", CultureInfo.InvariantCulture);
        var first = (number < 1_000_000 ? "91500999" : "92500999") + body[..8];
        var organisation = first[8..] + CheckCharacters.Organisation(first.AsSpan(8));
        var whole = first[..8] + organisation;
        return whole + CheckCharacters.CreditCode(whole);
    }

    public static string District(int number) => Districts[Mix(number) / 31 % Districts.Length];

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"重庆市{District(number)}{First[Mix(number) % First.Length]}{Third[number % Third.Length]}路{Mix(number) % 900 + 1}号");

    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"{"祁桑柏阮纪舒屈项祝董梁杜"[Mix(number) % 12]}{Second[number % Second.Length]}{Fourth[Mix(number) / 3 % Fourth.Length]}");

    /// <summary>A number that looks like chance and is always the same.</summary>
    public static int Mix(int number)
    {
        var mixed = (uint)number * 0x9E3779B1u;
        mixed ^= mixed >> 15;
        mixed *= 0x85EBCA77u;
        return (int)((mixed ^ mixed >> 13) & int.MaxValue);
    }
}
