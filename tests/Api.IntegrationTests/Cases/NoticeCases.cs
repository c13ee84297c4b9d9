using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Application.Notices;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Notices, objections and holidays.</summary>
internal sealed class NoticeCases : ICaseRoom
{
    public CaseList Cases => [];

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/notices/"];

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(PublishNoticeCommand), typeof(PublishNoticeTests), nameof(PublishNoticeTests.Fifty_publications_at_once_give_one_notice)),
        new(typeof(EndNoticesCommand), typeof(ObjectionTests), nameof(ObjectionTests.A_notice_is_ended_once_however_many_sweep)),
        new(typeof(SubmitObjectionCommand), typeof(ObjectionTests), nameof(ObjectionTests.The_same_form_sent_fifty_times_is_one_objection)),
        new(typeof(DecideObjectionCommand), typeof(ObjectionTests), nameof(ObjectionTests.Fifty_decisions_at_once_leave_one)),
    ];

    public IEnumerable<Type> NotRaced =>
    [
        typeof(EnterHolidaysCommand),
        typeof(ConfirmHolidaysCommand),
        typeof(RecordObjectionCommand),
        typeof(RevealObjectorCommand),
    ];
}
