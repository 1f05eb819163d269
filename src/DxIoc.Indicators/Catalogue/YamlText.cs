using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DxIoc.Indicators.Catalogue;

/// <summary>The text of one configuration file as its outermost entry, or what is wrong with it. Never throws for a bad text.</summary>
public static class YamlText
{
    /// <summary>Characters of one file at most.</summary>
    public const int FileLimit = 1 << 20;

    /// <summary>Groups and lists within one another at most: the parser descends by recursion, and a deep file would end the process.</summary>
    public const int DepthLimit = 20;

    /// <param name="what">What a file holds, to be said where it holds none.</param>
    /// <param name="neededDepth">How deep a good file is nested.</param>
    public static YamlEntry? Parse(CatalogueText file, IReadOnlyList<string> keys, string what, int neededDepth, List<CatalogueError> errors)
    {
        if (file.Text.Length > FileLimit)
        {
            errors.Add(new CatalogueError(file.File, 0, $"the file has more than {FileLimit} characters", "split it"));
            return null;
        }

        var line = 1;
        try
        {
            if (TooDeep(file.Text, ref line))
            {
                errors.Add(new CatalogueError(file.File, line, $"groups and lists are nested more than {DepthLimit} deep", string.Create(
                    CultureInfo.InvariantCulture, $"check the brackets: a {what} needs {neededDepth}")));
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(file.Text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlEntry(file.File, root, errors, keys);
            }

            errors.Add(new CatalogueError(file.File, 1, $"the file holds no {what}", $"begin it with one of: {string.Join(", ", keys)}"));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // Some bad texts (a NUL in a word) are broken promises to the parser, not errors of its own with a place.
            errors.Add(new CatalogueError(file.File, e is YamlException y ? (int)y.Start.Line : line, CatalogueError.OneLine($"this is no YAML ({e.Message.TrimEnd('.')})"), "check indentation, quotes and colons"));
        }

        return null;
    }

    /// <summary>True where a text is nested too deeply. The events come one by one, whatever the depth.</summary>
    /// <param name="line">The last one that was looked at.</param>
    private static bool TooDeep(string text, ref int line)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (depth <= DepthLimit && parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            line = (int)parser.Current.Start.Line;
        }

        return depth > DepthLimit;
    }
}
