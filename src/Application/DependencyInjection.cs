using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Access;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Application.Fees;
using Resettlement.Application.Imports;
using Resettlement.Application.Ledger;
using Resettlement.Application.Notices;
using Resettlement.Application.Organisation;
using Resettlement.Application.Party;
using Resettlement.Application.Payouts;
using Resettlement.Application.Payroll;
using Resettlement.Application.Registry;
using Resettlement.Application.Signing;
using Resettlement.Application.Subsidies;

namespace Resettlement.Application;

public static class DependencyInjection
{
    private static readonly Type[] HandlerTypes = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    /// <summary>Handlers, validators, pipeline and list-row mappings of this assembly.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        services.AddAutoMapper(typeof(DependencyInjection).Assembly);

        services.AddScoped<SignInGuard>();
        services.AddSingleton<PasswordGate>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PersonGrants>();
        services.AddScoped<HouseholdEditor>();
        services.AddScoped<ResidentIntake>();
        services.AddScoped<HolderIntake>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<ChangeDesk>();
        services.AddScoped<ChangeEffects>();
        services.AddScoped<ReceiptIntake>();
        services.AddScoped<BillIntake>();
        services.AddScoped<CeilingReview>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PermissionBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RaceBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PasswordBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehaviour<,>));
        services.AddScoped<SignatureDesk>();
        services.AddScoped<Signatories>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<NoticeDrafts>();
        services.AddScoped<ObjectionDesk>();
        services.AddScoped<ObjectionForm>();
        services.AddScoped<LedgerPostings>();
        services.AddScoped<AppropriationDesk>();
        services.AddScoped<StatementStaging>();
        services.AddScoped<StatementMatcher>();
        services.AddScoped<FundAccounts>();
        services.AddScoped<IBookAccounts>(provider => provider.GetRequiredService<FundAccounts>());
        services.AddScoped<PayoutNumbers>();
        services.AddScoped<RecoveryDesk>();
        services.AddScoped<ReleaseAssembler>();
        services.AddScoped<ReleaseDesk>();
        services.AddScoped<ReleaseCanceller>();
        services.AddScoped<ReissueDesk>();
        services.AddScoped<ResultStaging>();
        services.AddScoped<ResultDesk>();
        services.AddScoped<MemberIntake>();
        services.AddScoped<PlateReader>();
        services.AddScoped<FigureReader>();
        services.AddScoped<BatchOpener>();
        services.AddScoped<BatchCompiler>();
        services.AddScoped<BatchDesk>();
        services.AddScoped<BatchContent>();
        services.AddScoped<BatchTitles>();
        services.AddScoped<SubsidySignedSubject>();
        services.AddScoped<BatchWriter>();
        services.AddScoped<DebtKeeper>();
        services.AddScoped<AdjustmentExplainer>();
        services.AddScoped<SupplementCandidates>();
        services.AddScoped<HeadCountDesk>();
        services.AddScoped<StaffingReports>();
        services.AddScoped<StaffingQuota>();
        services.AddScoped<AppointmentDesk>();
        services.AddScoped<ElectionDesk>();
        services.AddScoped<PayrollReader>();
        services.AddScoped<PayrollFlags>();
        services.AddScoped<PayrollDesk>();
        services.AddScoped<ProposalContent>();
        services.AddScoped<PayrollSignedSubject>();
        services.AddOptions<CompilationOptions>();

        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(contract => contract.IsGenericType && HandlerTypes.Contains(contract.GetGenericTypeDefinition())))
            {
                services.AddTransient(contract, type);
            }

            if (typeof(IImportKind).IsAssignableFrom(type) && type.IsClass)
            {
                services.AddScoped(typeof(IImportKind), type);
            }

            if (typeof(IDictionarySource).IsAssignableFrom(type))
            {
                services.AddSingleton(typeof(IDictionarySource), type);
            }
        }

        services.AddScoped<ImportKinds>();

        foreach (var port in new[] { typeof(IAuditSubject), typeof(ITodoSource), typeof(IPayoutSource), typeof(IStatementCounterpart), typeof(ISignedSubject), typeof(INoticeSubject) })
        {
            foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && port.IsAssignableFrom(type)))
            {
                services.AddScoped(port, type);
            }
        }

        return services;
    }
}
