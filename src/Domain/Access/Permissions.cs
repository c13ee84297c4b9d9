namespace Resettlement.Domain.Access;

/// <summary>Every permission of the product. A request names exactly one; a role is a list of them (<see cref="RoleCatalogue"/>).</summary>
public static class Permissions
{
    /// <summary>Signed in, nothing more: own profile, own password, own to-dos, dictionaries.</summary>
    public const string SignedIn = "signed-in";

    public static class Registry
    {
        public const string Read = "registry.read";
        public const string Write = "registry.write";

        /// <summary>Confirm or refuse what another person entered.</summary>
        public const string Confirm = "registry.confirm";

        /// <summary>Verify payout accounts that another person entered.</summary>
        public const string VerifyAccounts = "registry.verify-accounts";

        /// <summary>See one sensitive value in full; every use is logged.</summary>
        public const string Reveal = "registry.reveal";

        public const string Export = "registry.export";

        /// <summary>Townships, communities, buildings and dwellings.</summary>
        public const string WriteSites = "registry.write-sites";
    }

    public static class Fees
    {
        public const string Read = "fees.read";
        public const string Write = "fees.write";
        public const string Declare = "fees.declare";
    }

    public static class Imports
    {
        /// <summary>Use the import room; each kind asks for the write permission of its own register as well.</summary>
        public const string Use = "imports.use";
    }

    public static class Policies
    {
        public const string Read = "policies.read";
        public const string Write = "policies.write";
        public const string Publish = "policies.publish";
    }

    public static class Subsidies
    {
        public const string Read = "subsidies.read";
        public const string Compile = "subsidies.compile";
        public const string Export = "subsidies.export";

        /// <summary>Load quarters that were settled on paper before the system started; another holder confirms them.</summary>
        public const string ImportSettled = "subsidies.import-settled";

        /// <summary>Look through a batch for the residents' committee, remark on lines, pass it or send it back.</summary>
        public const string Check = "subsidies.check";

        /// <summary>Review an approved batch for the lead township.</summary>
        public const string Review = "subsidies.review";

        /// <summary>Send a batch back to its maker before it is released.</summary>
        public const string Return = "subsidies.return";

        /// <summary>End a batch before it is released.</summary>
        public const string Cancel = "subsidies.cancel";

        /// <summary>Say what is done about money that was paid too much, or agree to what another person said.</summary>
        public const string DecideDebts = "subsidies.decide-debts";
    }

    public static class Signing
    {
        public const string Read = "signing.read";

        /// <summary>Give one of the two signatures, in a post of one's own or by a written delegation.</summary>
        public const string Sign = "signing.sign";

        /// <summary>Grant and revoke written delegations, for the lead township.</summary>
        public const string Delegate = "signing.delegate";
    }

    public static class Notices
    {
        public const string Read = "notices.read";
        public const string Publish = "notices.publish";

        /// <summary>Write down an objection that was made at the office.</summary>
        public const string Record = "notices.record";

        /// <summary>Answer objections: uphold or reject with reason.</summary>
        public const string Decide = "notices.decide";
    }

    /// <summary>Books of the funds that people are paid from.</summary>
    public static class Ledger
    {
        public const string Read = "ledger.read";

        /// <summary>Record appropriations and bank statements.</summary>
        public const string Write = "ledger.write";

        /// <summary>Confirm what another person recorded.</summary>
        public const string Confirm = "ledger.confirm";
    }

    public static class Payouts
    {
        public const string Read = "payouts.read";

        /// <summary>Put reviewed batches together for a release, issue failed orders again.</summary>
        public const string Prepare = "payouts.prepare";

        /// <summary>Release what another person prepared.</summary>
        public const string Release = "payouts.release";

        /// <summary>Take back results of the bank.</summary>
        public const string ImportResults = "payouts.import-results";

        /// <summary>Download the files for the bank, with full account numbers.</summary>
        public const string Export = "payouts.export";
    }

    /// <summary>Bodies, posts and the people who hold them.</summary>
    public static class Organisation
    {
        public const string Read = "organisation.read";

        /// <summary>Office holders, bodies with their documents and terms, building and unit heads.</summary>
        public const string Write = "organisation.write";

        /// <summary>Put people into posts and end it.</summary>
        public const string Appoint = "organisation.appoint";

        /// <summary>Decide the maturity of a community, dispatch cadres, file elections, appoint heads: for the lead township.</summary>
        public const string Dispatch = "organisation.dispatch";

        /// <summary>Approve for the lead township what goes beyond the rule.</summary>
        public const string Approve = "organisation.approve";

        /// <summary>Raise supervision items on the work of branch and centre, and close them.</summary>
        public const string Supervise = "organisation.supervise";

        /// <summary>Answer supervision items for branch and centre.</summary>
        public const string Answer = "organisation.answer";

        /// <summary>Say for the lead township who the contact leader of a community is.</summary>
        public const string AssignLeader = "organisation.assign-leader";

        /// <summary>Write the visit log of the contact leader.</summary>
        public const string Visit = "organisation.visit";

        /// <summary>Duty statements of bodies and posts, for the whole county.</summary>
        public const string Model = "organisation.model";
    }

    /// <summary>What people who hold posts are paid.</summary>
    public static class Payroll
    {
        public const string Read = "payroll.read";

        /// <summary>Write down proposals, compute payrolls and hand both on.</summary>
        public const string Write = "payroll.write";

        /// <summary>Approve proposals for the lead township, and say why double pay is right.</summary>
        public const string Approve = "payroll.approve";

        /// <summary>Take a payroll back from those who sign it.</summary>
        public const string Return = "payroll.return";

        public const string Export = "payroll.export";

        /// <summary>Write down what secretaries and directors are paid in the county.</summary>
        public const string WriteStandards = "payroll.write-standards";

        /// <summary>Publish a standard that another person wrote down.</summary>
        public const string PublishStandards = "payroll.publish-standards";
    }

    /// <summary>Party members, their posts and activities.</summary>
    public static class Party
    {
        public const string Read = "party.read";
        public const string Write = "party.write";

        /// <summary>Decide on applications for posts and let members go without one, for the branch.</summary>
        public const string Approve = "party.approve";
    }

    public static class Access
    {
        public const string ReadUsers = "access.read-users";
        public const string WriteUsers = "access.write-users";
    }

    public static class Audit
    {
        public const string Read = "audit.read";
    }

    public static class System
    {
        public const string Operate = "system.operate";
    }
}
