namespace Resettlement.Domain.Payroll;

public enum PayLineKind
{
    /// <summary>Pay for the month of the payroll.</summary>
    Month,

    /// <summary>What a month that was paid before turns out to be more or less.</summary>
    Difference,
}

/// <summary>One line of the sheet: a person and a month. What was paid before is the sum of approved payrolls; of a difference that cannot be withheld wholly the amount is a part.</summary>
public sealed record SheetLine(PersonMonth Person, PayLineKind Kind, long EntitledFen, long PaidBeforeFen, long AmountFen);

/// <summary>A payroll as it is computed: lines by month and person, and who is not paid and why.</summary>
public sealed record PayrollSheet(PayMonth Month, IReadOnlyList<SheetLine> Lines, IReadOnlyList<PayOmission> Omissions)
{
    /// <summary>How many months a payroll looks back for differences.</summary>
    public const int MonthsBack = 24;

    public long TotalFen => Lines.Sum(x => x.AmountFen);

    /// <param name="month">The month of the payroll.</param>
    /// <param name="current">What people are due for it.</param>
    /// <param name="omissions">Who is not paid for it.</param>
    /// <param name="earlier">For every earlier month with an approved payroll, what people are due for it by what is known now.</param>
    /// <param name="paid">What approved payrolls paid, by person and month.</param>
    /// <param name="names">The names of people who were paid and are due nothing.</param>
    public static PayrollSheet Build(
        PayMonth month, IReadOnlyList<PersonMonth> current, IReadOnlyList<PayOmission> omissions, IReadOnlyDictionary<PayMonth, IReadOnlyList<PersonMonth>> earlier,
        IReadOnlyDictionary<(Guid HolderId, PayMonth Month), long> paid, IReadOnlyDictionary<Guid, string> names)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(paid);
        ArgumentNullException.ThrowIfNull(names);
        var lines = current.Select(x => new SheetLine(x, PayLineKind.Month, x.EntitledFen, 0, x.EntitledFen)).ToList();
        foreach (var (past, people) in earlier.OrderBy(x => x.Key.First))
        {
            var known = people.ToDictionary(x => x.HolderId);
            foreach (var holder in known.Keys.Union(paid.Keys.Where(x => x.Month == past).Select(x => x.HolderId)))
            {
                var person = known.GetValueOrDefault(holder) ?? new(holder, names[holder], past, []);
                var (entitled, before) = (person.EntitledFen, paid.GetValueOrDefault((holder, past)));
                if (entitled != before)
                {
                    lines.Add(new(person, PayLineKind.Difference, entitled, before, entitled - before));
                }
            }
        }

        var (kept, overpaid) = Withhold(lines.FindAll(x => x.EntitledFen != 0 || x.PaidBeforeFen != 0));
        return new(month, [.. kept.OrderBy(x => x.Kind).ThenBy(x => x.Person.Month.First).ThenBy(MainPost).ThenBy(x => x.Person.HolderName, StringComparer.Ordinal).ThenBy(x => x.Person.HolderId.ToString(), StringComparer.Ordinal)],
            [.. omissions.Concat(overpaid).OrderBy(x => x.ForMonth).ThenBy(x => x.Post?.Post).ThenBy(x => x.HolderName, StringComparer.Ordinal).ThenBy(x => x.HolderId.ToString(), StringComparer.Ordinal)
                .ThenBy(x => x.Post?.AppointmentId.ToString(), StringComparer.Ordinal)]);
    }

    /// <summary>Nobody pays in: what was paid too much is withheld up to what the person gets, the oldest month first; the rest is listed and comes again next month.</summary>
    private static (List<SheetLine> Lines, List<PayOmission> Overpaid) Withhold(List<SheetLine> lines)
    {
        var (kept, overpaid) = (new List<SheetLine>(), new List<PayOmission>());
        foreach (var person in lines.GroupBy(x => x.Person.HolderId))
        {
            var left = person.Where(x => x.AmountFen > 0).Sum(x => x.AmountFen);
            foreach (var line in person.OrderBy(x => x.Person.Month.First))
            {
                if (line.AmountFen >= 0)
                {
                    kept.Add(line);
                    continue;
                }

                var taken = Math.Min(left, -line.AmountFen);
                left -= taken;
                if (taken > 0)
                {
                    kept.Add(line with { AmountFen = -taken });
                }

                if (taken < -line.AmountFen)
                {
                    overpaid.Add(new(line.Person.HolderId, line.Person.HolderName, null, OmissionReason.Overpaid, line.Person.Month.First, -line.AmountFen - taken));
                }
            }
        }

        return (kept, overpaid);
    }

    private static int MainPost(SheetLine line) => line.Person.Segments is { Count: > 0 } segments ? (int)segments.MaxBy(x => x.Days)!.Post.Post : int.MaxValue;
}
