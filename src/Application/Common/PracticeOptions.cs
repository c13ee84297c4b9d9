namespace Resettlement.Application.Common;

/// <summary>Set by the server alone when its clock was moved for practice (ADR 0015): no rule knows of it, but people are told on every screen.</summary>
public sealed class PracticeOptions
{
    public bool IsOn { get; set; }
}
