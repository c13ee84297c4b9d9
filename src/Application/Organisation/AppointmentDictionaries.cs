using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class AppointmentDictionaries : IDictionarySource
{
    public IEnumerable<CodeList> Lists =>
    [
        CodeList.Of("appointmentWay", AppointmentWords.Ways),
        CodeList.Of("cadreSource", AppointmentWords.Sources),
        CodeList.Of("maturityLevel", AppointmentWords.Levels),
        CodeList.Of("kinRelation", AppointmentWords.Kin),
        CodeList.Of("electionState", AppointmentWords.ElectionStates),
        CodeList.Of("candidateState", AppointmentWords.CandidateStates),
        CodeList.Of("nominationWay", AppointmentWords.Nominations),
        CodeList.Of("candidateCriterion", AppointmentWords.Criteria),
        CodeList.Of("candidateGrade", AppointmentWords.Grades),
    ];
}
