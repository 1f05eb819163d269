using System.Security.Cryptography;

namespace DxIoc.Simulator.Demo;

/// <summary>Two people of the demo who work with reported figures. Their keys are made anew at each start and printed.</summary>
internal sealed record DemoPeople(string SubmitterKey, string ApproverKey)
{
    public const string Submitter = "Nguyễn Thị Lan";
    public const string Approver = "Trần Văn Minh";

    private const string Section = "--Figures:People";

    public static DemoPeople Make() => new(Key(), Key());

    /// <summary>True where whoever starts the demo names people of their own.</summary>
    public static bool NamedBy(IEnumerable<string> serverArgs) => serverArgs.Any(a => a.StartsWith(Section, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<string> ServerArgs =>
    [
        $"{Section}:lan:Name={Submitter}", $"{Section}:lan:Key={SubmitterKey}", $"{Section}:lan:Roles=submit",
        $"{Section}:minh:Name={Approver}", $"{Section}:minh:Key={ApproverKey}", $"{Section}:minh:Roles=approve",
    ];

    public string Said => $"figures: at /figures {Submitter} hands in with the key {SubmitterKey} and {Approver} approves with the key {ApproverKey}";

    private static string Key() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}
