using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

public class IdNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase("140899197001010015", Sex.Male, "1970-01-01")]
    [TestCase("140899196412310034", Sex.Male, "1964-12-31")]
    [TestCase("140899200002290025", Sex.Female, "2000-02-29")]
    [TestCase("14089919750122110X", Sex.Female, "1975-01-22")]
    [TestCase("14089919750122110x", Sex.Female, "1975-01-22")]
    [TestCase("１４０８９９１９７５０１２２１１０Ｘ", Sex.Female, "1975-01-22")]
    [TestCase("\u3000140899 19750122\u00A0110x\u200B ", Sex.Female, "1975-01-22")]
    public void Valid_numbers_are_read(string text, Sex sex, string birth)
    {
        var number = IdNumber.Parse(text, Today).Value;

        Assert.Multiple(() =>
        {
            Assert.That(number.Sex, Is.EqualTo(sex));
            Assert.That(number.BirthDate.ToString("yyyy-MM-dd"), Is.EqualTo(birth));
            Assert.That(number.Value, Has.Length.EqualTo(18));
            Assert.That(number.HasWrongChecksum, Is.False);
        });
    }

    [TestCase("", "registry.id-length")]
    [TestCase(null, "registry.id-length")]
    [TestCase("1408991970010100", "registry.id-length")]
    [TestCase("1408991970010100150", "registry.id-length")]
    [TestCase("14089919700101001A", "registry.id-characters")]
    [TestCase("1408991970010100X5", "registry.id-characters")]
    [TestCase("14089970010100X", "registry.id-characters")]
    [TestCase("1.4089919700E+017", "registry.id-length")]
    [TestCase("1.40899197001E+017", "registry.id-characters")]
    [TestCase("140899200102290024", "registry.id-birth-date")]
    [TestCase("140899197013010015", "registry.id-birth-date")]
    [TestCase("140899197000010015", "registry.id-birth-date")]
    [TestCase("140899202611260015", "registry.id-birth-future")]
    [TestCase("140899190511250015", "registry.id-age")]
    [TestCase("140899197001010016", "registry.id-checksum")]
    [TestCase("14089919700101001X", "registry.id-checksum")]
    public void Wrong_numbers_are_refused_with_their_own_code(string? text, string code)
    {
        var error = IdNumber.Parse(text, Today).Error;

        Assert.That(error?.Code, Is.EqualTo(code));
        Assert.That(error!.Message, Does.Not.Contain("140899"), "a refusal must not repeat the number");
    }

    [Test]
    public void A_hundred_and_twenty_is_the_last_age()
    {
        Assert.That(IdNumber.Parse(Make("140899", new(1905, 11, 26), "001"), Today).IsSuccess, Is.True, "turns 121 tomorrow");
        Assert.That(IdNumber.Parse(Make("140899", new(1905, 11, 25), "001"), Today).Error?.Code, Is.EqualTo("registry.id-age"), "turned 121 today");
        Assert.That(IdNumber.Parse(Make("140899", Today, "001"), Today).IsSuccess, Is.True, "born today");
    }

    [Test]
    public void A_wrong_checksum_can_be_confirmed_but_nothing_else()
    {
        var number = IdNumber.Parse("140899197001010016", Today, allowWrongChecksum: true).Value;

        Assert.That(number.HasWrongChecksum, Is.True);
        Assert.That(IdNumber.Parse("140899197002300016", Today, allowWrongChecksum: true).Error?.Code, Is.EqualTo("registry.id-birth-date"));
    }

    [TestCase("140899700101001", "140899197001010015")]
    [TestCase("140899641231003", "140899196412310034")]
    public void Fifteen_digits_become_eighteen(string old, string full) => Assert.That(IdNumber.Parse(old, Today).Value.Value, Is.EqualTo(full));

    [TestCase("810000")]
    [TestCase("820000")]
    [TestCase("830000")]
    [TestCase("142730")]
    [TestCase("140828")]
    [TestCase("999999")]
    public void The_division_is_never_judged(string division)
    {
        var number = IdNumber.Parse(Make(division, new(1980, 5, 6), "012"), Today);

        Assert.That(number.IsSuccess, Is.True);
        Assert.That(number.Value.IsResidencePermit, Is.EqualTo(division[0] == '8'));
    }

    [TestCase("2000-02-29", "2001-02-27", 0)]
    [TestCase("2000-02-29", "2001-02-28", 1)]
    [TestCase("2000-02-29", "2004-02-28", 3)]
    [TestCase("2000-02-29", "2004-02-29", 4)]
    [TestCase("1970-01-01", "2026-12-31", 56)]
    [TestCase("1970-12-31", "2026-12-30", 55)]
    [TestCase("1970-12-31", "2026-12-31", 56)]
    [TestCase("1970-03-01", "2023-02-28", 52)]
    public void Age_is_counted_by_the_calendar(string birth, string day, int age)
    {
        var number = IdNumber.Parse(Make("140899", DateOnly.Parse(birth), "001"), Today).Value;

        Assert.That(number.AgeOn(DateOnly.Parse(day)), Is.EqualTo(age));
    }

    [Test]
    public void Only_a_mask_is_printed()
    {
        var number = IdNumber.Parse("140899197001010015", Today).Value;

        Assert.That(number.Masked, Is.EqualTo("14*************015"));
        Assert.That($"{number}", Is.EqualTo(number.Masked));
    }

    [Test]
    public void The_written_sex_must_agree()
    {
        var number = IdNumber.Parse("140899197001010015", Today).Value;

        Assert.That(number.AgreesWith(Sex.Male).IsSuccess, Is.True);
        Assert.That(number.AgreesWith(Sex.Female).Error?.Code, Is.EqualTo("registry.id-sex"));
    }

    [Test]
    public void Every_well_made_number_is_read_back_unchanged() =>
        Prop.ForAll(Numbers, text =>
        {
            var number = IdNumber.Parse(text, Today).Value;
            return number.Value == text && IdNumber.Restore(text) == number && IdNumber.Parse(text.ToLowerInvariant(), Today).Value == number;
        }).QuickCheckThrowOnFailure();

    [TestCase("14089919700101001")]
    [TestCase("1408991970010100159")]
    [TestCase("14089919701301001X")]
    [TestCase("14089919700101A015")]
    [TestCase(null)]
    public void What_was_never_a_number_is_not_read_back(string? stored) => Assert.That(() => IdNumber.Restore(stored!), Throws.TypeOf<FormatException>());

    [Test]
    public void No_single_wrong_digit_passes() =>
        Prop.ForAll(Numbers, text =>
        {
            for (var i = 0; i < 17; i++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    if (digit != text[i] && IdNumber.Parse($"{text[..i]}{digit}{text[(i + 1)..]}", Today).IsSuccess)
                    {
                        return false;
                    }
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void No_swap_of_neighbours_passes() =>
        Prop.ForAll(Numbers, text =>
        {
            for (var i = 0; i < 16; i++)
            {
                if (text[i] != text[i + 1] && IdNumber.Parse($"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}", Today).IsSuccess)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Numbers => (
        from division in Gen.Choose(110000, 830000)
        from days in Gen.Choose(0, 119 * 365)
        from sequence in Gen.Choose(0, 999)
        select Make($"{division:000000}", Today.AddDays(-days), $"{sequence:000}")).ToArbitrary();

    /// <summary>The check character by the definition (ISO 7064: pure system MOD 11-2, digit by digit), not by the product's table.</summary>
    private static string Make(string division, DateOnly birth, string sequence)
    {
        var first = $"{division}{birth:yyyyMMdd}{sequence}";
        for (var check = 0; check <= 10; check++)
        {
            var product = 0;
            foreach (var c in first)
            {
                var sum = (product + (c - '0')) % 11;
                product = sum * 2 % 11;
            }

            if ((product + check) % 11 == 1)
            {
                return first + (check == 10 ? "X" : check.ToString());
            }
        }

        throw new InvalidOperationException();
    }
}
