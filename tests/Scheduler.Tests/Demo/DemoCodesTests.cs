using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class DemoCodesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(70_123)]
    public void A_credit_code_adds_up_in_both_its_check_digits(int serial)
    {
        var code = DemoCodes.CreditCode(serial);
        Assert.Equal(18, code.Length);
        Assert.True(IsCreditCode(code));
        Assert.True(IsOrganisationCode(code[8..17]));
    }

    [Fact]
    public void The_digit_only_code_is_sound_and_all_digits()
    {
        var code = DemoCodes.NumericCreditCode((int)Part.SpreadsheetDamage);
        Assert.All(code, c => Assert.True(char.IsAsciiDigit(c)));
        Assert.True(IsCreditCode(code));
        Assert.False(IsCreditCode(DemoCodes.DamagedBySpreadsheet(code)));
    }

    [Fact]
    public void A_wrong_check_digit_is_wrong_and_nothing_else_is()
    {
        var right = DemoCodes.CreditCode(18);
        var wrong = DemoCodes.WithWrongCheck(right);
        Assert.Equal(right[..17], wrong[..17]);
        Assert.False(IsCreditCode(wrong));
    }

    [Fact]
    public void A_registration_number_adds_up()
    {
        var number = DemoCodes.RegistrationNumber(3);
        var product = 10;
        foreach (var digit in number[..14])
            product = (digit - '0' + product) % 10 is var sum && sum == 0 ? 20 % 11 : sum * 2 % 11;
        Assert.Equal(15, number.Length);
        Assert.Equal(1, (product + number[14] - '0') % 10);
    }

    // Written from the standards' formulas, apart from the generator's own code.
    private static bool IsCreditCode(string code)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var weight = 1;
        var sum = 0;
        foreach (var letter in code[..17])
        {
            sum += Alphabet.IndexOf(letter, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return (sum + Alphabet.IndexOf(code[17], StringComparison.Ordinal)) % 31 == 0;
    }

    private static bool IsOrganisationCode(string code)
    {
        var weights = new[] { 3, 7, 9, 10, 5, 8, 4, 2 };
        var sum = code[..8].Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        var check = code[8] == 'X' ? 10 : code[8] - '0';
        return (sum + check) % 11 == 0;
    }
}
