namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// Invented names. A brand is three characters of tables that are hardly ever put side by side; brands are walked in a fixed stride over all
/// combinations, so that no two companies of a city share one.
/// </summary>
internal sealed class DemoNames
{
    private const string FirstSyllables = "砾霂沅棽蓼钿崟樾芷椿沣湜泠朔旻昀晞曜煦燧珩珞琮瑢璟瓴甬畹暄皎砬砚硎磬祎稔秾穹竽筠箬篁籁绛缃羿翎翥";
    private const string SecondSyllables = "棠舷舸苕荇莛菡葳蒗蓁薮蘅虬蜃衢裾觚谡豳贲赪趵跬轫辎迤逑郯酩醅釉钎铧锬镝闼阊阡隰雉雩霈靺鞣韫颀飏饧";
    private const string ThirdSyllables = "嵩峋岑峤崤嵊嶂巽帑庑廪弁弋彤徵忖恂悛戬扃扈抒挹掾敕斛斡旃旄昴晷曙朐杲枋柘栌桁梓棹榫槊橐檀欤殳氤汜";
    private static readonly string[] Trades =
    [
        "精密机械", "新材料", "电子科技", "精细化工", "新型建材", "纺织科技", "汽车零部件", "电气设备", "包装材料", "铸造", "环保装备", "金属制品",
        "仪器仪表", "光电显示", "轨道配件", "陶瓷", "装备制造", "生物制品", "橡塑制品", "节能技术",
    ];

    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"];
    private static readonly string[] Surnames = ["祁", "桑", "柏", "阮", "纪", "舒", "屈", "项", "祝", "董", "梁", "杜"];
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    private readonly ulong _seed;
    private readonly int _start;
    private readonly int _stride;

    public DemoNames(ulong seed)
    {
        var random = DemoRandom.Of(seed, "brands");
        _seed = seed;
        _start = random.Below(BrandCount);

        // Coprime to 48³: every brand comes up once before any comes twice.
        _stride = (random.Below(9_000) * 6) + 6_001;
    }

    private static int BrandCount => FirstSyllables.Length * SecondSyllables.Length * ThirdSyllables.Length;

    public string Brand(int serial)
    {
        var index = (int)((_start + ((long)serial * _stride)) % BrandCount);
        var first = FirstSyllables[index % FirstSyllables.Length];
        var second = SecondSyllables[index / FirstSyllables.Length % SecondSyllables.Length];
        var third = ThirdSyllables[index / FirstSyllables.Length / SecondSyllables.Length];
        return new string([first, second, third]);
    }

    public string Company(int serial)
    {
        var random = DemoRandom.Of(_seed, "company", serial);
        var trade = random.Pick(Trades);
        var form = random.Pick(Forms);
        return random.Below(20) switch
        {
            < 14 => $"重庆{Brand(serial)}{trade}{form}",
            < 17 => $"重庆市{Brand(serial)}{trade}{form}",
            _ => $"{Brand(serial)}{trade}（重庆）有限公司",
        };
    }

    /// <summary>A park's name: a brand where real ones bear their district.</summary>
    public string Park(int serial) => $"重庆{Brand(serial)}工业园区";

    public string Person(int serial)
    {
        var random = DemoRandom.Of(_seed, "person", serial);
        return $"{random.Pick(Surnames)}{Stems[random.Below(Stems.Length)]}{Branches[random.Below(Branches.Length)]}";
    }

    /// <summary>An address in a place, on a road and in a park that do not exist.</summary>
    public string Address(int serial, string place)
    {
        var random = DemoRandom.Of(_seed, "address", serial);
        return $"重庆市{place}{Brand(serial)[..2]}产业园{Brand(serial)[1..]}路{random.Below(199) + 1}号";
    }
}
