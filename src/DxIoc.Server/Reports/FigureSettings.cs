using DxIoc.Server.Startup;

namespace DxIoc.Server.Reports;

/// <summary>The settings of section "Figures:People".</summary>
internal static class FigureSettings
{
    private const string Section = "Figures:People";
    private const int ShortestKey = 16;

    public static FigurePeople Read(SettingReader read)
    {
        var people = read.Names(Section).Select(name => ReadPerson(read, name)).OfType<FigurePerson>().ToList();
        if (people.Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < people.Count)
        {
            read.Refuse(Section, "…", "give each person another name");
        }

        if (people.Select(p => Convert.ToHexString(p.KeyHash)).Distinct(StringComparer.Ordinal).Count() < people.Count)
        {
            read.Refuse(Section, "…", "give each person a key of their own: one key is one person");
        }
        else if (people.Count > 0 && !people.Exists(s => s.MaySubmit && people.Exists(a => a.MayApprove && a.Name != s.Name)))
        {
            read.Refuse(Section, "…", "name one person with the role submit and another with the role approve: nobody approves figures of their own");
        }

        return new FigurePeople(people);
    }

    private static FigurePerson? ReadPerson(SettingReader read, string id)
    {
        var at = $"{Section}:{id}";
        var errors = read.Errors.Count;
        var key = read.Secret($"{at}:Key");
        if (key is null && read.Errors.Count == errors)
        {
            read.Refuse($"{at}:Key", null, $"set it, or {at}:KeyFile to a file that has it");
        }
        else if (key is { Length: < ShortestKey })
        {
            read.Refuse($"{at}:Key", "…", $"write at least {ShortestKey} characters, best random ones");
        }

        var text = read.Text($"{at}:Roles", "");
        var roles = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (roles.Length == 0 || roles.Except(["submit", "approve"], StringComparer.Ordinal).Any())
        {
            read.Refuse($"{at}:Roles", text, "write submit, approve, or both with a comma between them");
        }

        return key is null || read.Errors.Count > errors
            ? null
            : new FigurePerson(read.Text($"{at}:Name", id), FigurePeople.HashOf(key), roles.Contains("submit"), roles.Contains("approve"));
    }
}
