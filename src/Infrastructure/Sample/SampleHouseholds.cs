using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

/// <summary>A made-up person before it is stored.</summary>
internal sealed record SamplePerson(string Name, string IdNumber, DateOnly BirthDate, Sex Sex, string RelationCode);

/// <summary>Sizes and members of made-up households: about 51/49 by sex, 19 % under 16, 11 % over 60.</summary>
internal sealed class SampleHouseholds(SampleIdentities identities, Random random)
{
    private static readonly int[] SizesPerHundred = [5, 12, 20, 28, 21, 14];

#pragma warning disable CA5394
    /// <summary>Household sizes from 1 to 7 that sum to the people of the site.</summary>
    public int[] Sizes(int households, int people)
    {
        var sizes = Enumerable.Range(0, households).Select(_ => DrawSize()).ToArray();
        var difference = people - sizes.Sum();
        while (difference != 0)
        {
            var index = random.Next(households);
            var step = Math.Sign(difference);
            if (sizes[index] + step is >= 1 and <= 7)
            {
                sizes[index] += step;
                difference -= step;
            }
        }

        return sizes;
    }

    /// <summary>The members on the given day, head first.</summary>
    public List<SamplePerson> Members(int size, DateOnly today)
    {
        var old = size <= 2 && random.Next(10) < 3;
        var headAge = old ? random.Next(61, 80) : size >= 5 ? random.Next(33, 50) : random.Next(28, 59);
        var headSex = size == 1 ? DrawSex() : random.Next(100) < 82 ? Sex.Male : Sex.Female;
        var surname = identities.Surname();
        var members = new List<SamplePerson> { Person(headSex, headAge, "02", today, surname) };
        if (size >= 2)
        {
            members.Add(Person(Other(headSex), Math.Max(22, headAge + random.Next(-5, 4)), "10", today, null));
        }

        var parents = size switch { 5 => random.Next(2), >= 6 => 2, _ => 0 };
        for (var i = 0; i < parents; i++)
        {
            var sex = i == 0 ? Sex.Female : Sex.Male;
            members.Add(Person(sex, headAge + random.Next(20, 28), sex == Sex.Male ? "51" : "52", today, sex == Sex.Male ? surname : null));
        }

        var (sons, daughters) = (0, 0);
        while (members.Count < size)
        {
            var sex = DrawSex();
            var age = Math.Max(0, headAge - random.Next(21, 34));
            var relation = sex == Sex.Male ? (++sons == 1 ? "22" : "20") : (++daughters == 1 ? "32" : "30");
            members.Add(Person(sex, age, relation, today, surname));
        }

        return members;
    }

    public bool Chance(int perThousand) => random.Next(1_000) < perThousand;

    private int DrawSize()
    {
        var draw = random.Next(100);
        for (var i = 0; i < SizesPerHundred.Length; i++)
        {
            draw -= SizesPerHundred[i];
            if (draw < 0)
            {
                return i + 1;
            }
        }

        return SizesPerHundred.Length;
    }

    private Sex DrawSex() => random.Next(100) < 58 ? Sex.Male : Sex.Female;

    private static Sex Other(Sex sex) => sex == Sex.Male ? Sex.Female : Sex.Male;

    private SamplePerson Person(Sex sex, int age, string relation, DateOnly today, char? surname)
    {
        var birth = today.AddYears(-age).AddDays(-random.Next(1, 360));
        // nobody was born since the head-count of this year
        birth = birth > SampleHeadCounts.Day ? birth.AddYears(-1) : birth;
        return new(identities.Name(sex, surname), identities.IdNumber(birth, sex), birth, sex, relation);
    }
#pragma warning restore CA5394
}
