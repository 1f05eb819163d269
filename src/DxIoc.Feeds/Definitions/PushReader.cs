using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads push: true, or a group with the name and keys of a system that posts.</summary>
internal static class PushReader
{
    private const int KeyLimit = 10;

    /// <param name="template">What stays where the entry says nothing; null for none.</param>
    public static PushSource Read(YamlEntry e, PushSource? template)
    {
        var source = template ?? new PushSource(null, [], null);
        if (!e.IsGroup("push"))
        {
            if (e.OptionalText("push") != "true")
            {
                e.RefuseKey("push", "push is neither true nor a group", $"write push: true, or push: {{ keys: [ {SecretReader.Form} ] }}");
            }

            return source;
        }

        var group = e.Entry("push", FeedKeys.Push)!;
        var keys = group.Entries("keys", FeedKeys.PushKey).Select(Key).ToList();
        if (keys.Count > KeyLimit || (group.Has("keys") && keys.Count == 0))
        {
            group.RefuseKey("keys", $"there are {keys.Count.ToString(CultureInfo.InvariantCulture)} keys", $"write 1 to {KeyLimit}: two while one takes the other's place; without keys: everybody may post");
        }

        return new PushSource(
            group.Has("name") ? group.Id("name") : source.Name,
            keys.Count > 0 ? keys : source.Keys,
            FeedMappingReader.Rate(group) ?? source.Rate);
    }

    private static PushKey Key(YamlEntry e)
    {
        if (e.Keys.Count != 1)
        {
            e.Refuse("a key comes from one place", "write { env: NAME }, { file: PATH } or { sha256: … }");
        }

        if (e.OptionalText("sha256") is not { } hash)
        {
            return new PushKey(new SecretText(null, e.OptionalText("env"), e.Has("env") ? null : e.OptionalText("file") ?? "?"), null);
        }

        if (hash.Length == 64 && hash.All(char.IsAsciiHexDigit))
        {
            return new PushKey(null, Convert.FromHexString(hash));
        }

        e.RefuseKey("sha256", "this is no SHA-256", "write its 64 hexadecimal digits: printf %s KEY | sha256sum");
        return new PushKey(null, []);
    }
}
