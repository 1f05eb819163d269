using CsCheck;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>Whatever a file holds, the reader answers with a catalogue or with errors: it neither throws nor takes all memory nor ends the process.</summary>
public sealed class CatalogueSafetyTests
{
    private static readonly string[] Pieces = ["", "&a ", "*a", "[", "}", "\t", "\0", "\"", "!!x ", "---\n", "\ud800", "%", "? ", "<<: *a\n"];

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void A_file_nested_without_end_is_refused(string opening)
    {
        var error = Assert.Single(SmallCatalogue.With("sectors.yaml", "sectors:\n  " + string.Concat(Enumerable.Repeat(opening, 100_000))).Errors);

        Assert.Equal(
            "sectors.yaml:2: groups and lists are nested more than 20 deep: check the brackets: a catalogue needs 4.", error.ToString());
    }

    [Fact]
    public void Names_that_multiply_by_reference_are_refused_without_being_multiplied()
    {
        var lines = Enumerable.Range(1, 15).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        var result = SmallCatalogue.With("sectors.yaml", $"a0: &a0 [x]\n{string.Join('\n', lines)}\nsectors: *a15\n");

        Assert.Equal(
            Enumerable.Range(0, 16).Select(i => $"there is no key 'a{i}' here").Concat(Enumerable.Repeat("an entry of sectors is no group of keys", 10)).Order(StringComparer.Ordinal),
            result.Errors.Where(e => e.File == "sectors.yaml").Select(e => e.Problem).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_that_holds_itself_is_refused() =>
        Assert.NotEmpty(SmallCatalogue.With("sectors.yaml", "sectors: &s\n- *s\n- { id: *s, name: *s }\n").Errors);

    [Fact]
    public void A_file_that_is_too_long_is_refused() => Assert.Equal(
        ["sectors.yaml:0: the file has more than 1048576 characters: split it."],
        SmallCatalogue.With("sectors.yaml", new string('#', YamlText.FileLimit + 1)).Errors.Select(e => e.ToString()));

    [Fact]
    public void An_error_is_one_line_of_readable_length_whatever_the_file_says()
    {
        var error = Assert.Single(SmallCatalogue.WithIndicator($"formula: 1 + 1\nroll-up: \"x\\n{new string('y', 10_000)}\"").Errors);

        Assert.StartsWith("roll-up 'x yyy", error.Problem);
        Assert.Equal(301, error.Problem.Length);
    }

    [Fact]
    public void A_character_that_the_parser_cannot_stand_is_an_error_with_its_line() => Assert.Equal(
        ("sectors.yaml", 3, "check indentation, quotes and colons"),
        SmallCatalogue.With("sectors.yaml", "sectors:\n- id: green\n  name: Gr\0een\n").Errors.Select(e => (e.File, e.Line, e.Remedy)).Single());

    [Fact]
    public void A_formula_without_end_is_refused() => Assert.Equal(
        "the formula cannot be read: it has more than 1000 characters",
        Assert.Single(SmallCatalogue.WithIndicator($"formula: {string.Concat(Enumerable.Repeat("1+", 100_000))}1").Errors).Problem);

    [Fact]
    public void A_long_chain_of_formulas_is_read()
    {
        var chain = Enumerable.Range(0, 3_000).Select(i => $"- {{ id: a{i}, name: A, sector: green, formula: {(i == 2_999 ? "1" : $"a{i + 1}")} + 1 }}");

        Assert.Equal(3_000, SmallCatalogue.With("indicators.yaml", $"indicators:\n{string.Join('\n', chain)}\n").Catalogue!.Indicators.Count);
    }

    [Fact]
    public void A_shipped_file_with_any_piece_put_elsewhere_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, ShippedFiles.Texts.Count - 1], Gen.Int[0, 20_000], Gen.Int[0, 200], Gen.Int[0, 20_000], Gen.Int[0, Pieces.Length - 1])
            .Sample(
                (file, from, length, to, piece) =>
                {
                    var texts = ShippedFiles.Texts.ToArray();
                    texts[file] = texts[file] with { Text = Moved(texts[file].Text, from, length, to, Pieces[piece]) };
                    var result = CatalogueReader.Read(texts);
                    Assert.NotEqual(result.Catalogue is null, result.Errors.Count == 0);
                });

    private static string Moved(string text, int from, int length, int to, string added)
    {
        from %= text.Length;
        length = Math.Min(length, text.Length - from);
        var (piece, rest) = (text.Substring(from, length), text.Remove(from, length));
        return rest.Insert(to % (rest.Length + 1), piece + added);
    }
}
