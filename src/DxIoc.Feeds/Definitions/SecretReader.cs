using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads texts that may be secrets. What is a secret by its name may not stand in the definition itself.</summary>
internal static class SecretReader
{
    public const string Form = "{ env: NAME } or { file: PATH }";
    private static readonly string[] SecretNames = ["auth", "key", "token", "secret", "password", "cookie"];

    public static SecretText Read(YamlEntry e, string key)
    {
        if (e.IsGroup(key))
        {
            return Read(e.Entry(key, FeedKeys.Secret)!);
        }

        if (SecretNames.Any(n => key.Contains(n, StringComparison.OrdinalIgnoreCase)))
        {
            e.RefuseKey(key, $"{key} is a secret, and whoever reads this file would have it", $"write {key}: {Form}");
        }

        var text = e.Text(key);
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            e.RefuseKey(key, $"{key} has a character that cannot be sent", "write it on one line");
        }

        return new SecretText(text, null, null);
    }

    private static SecretText Read(YamlEntry group)
    {
        var (env, file) = (group.OptionalText("env"), group.OptionalText("file"));
        if (string.IsNullOrEmpty(env) == string.IsNullOrEmpty(file))
        {
            group.Refuse("a secret comes from one place", $"write {Form}");
        }

        return new SecretText(null, env, string.IsNullOrEmpty(env) ? file ?? "?" : null, group.OptionalText("prefix") ?? "");
    }
}
