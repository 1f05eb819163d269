namespace DxIoc.Contracts.Catalogue;

/// <summary>A text for people in both languages of the product, Vietnamese first.</summary>
public sealed record LocalText(string Vi, string En)
{
    /// <summary>The text in a language: "en", or Vietnamese for anything else.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Vi;
}
