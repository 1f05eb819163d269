using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Pull;

/// <summary>The addresses of a poll's pages.</summary>
internal static class PollAddress
{
    /// <summary>The first page's address, or null and why there is none.</summary>
    public static Uri? First(PollSource source, string code, out string? fault)
    {
        fault = null;
        var query = new List<string>();
        foreach (var (name, text) in source.Query)
        {
            if (text.Read(out fault) is not { } value)
            {
                fault = $"the query's {name} cannot be sent: {fault}";
                return null;
            }

            query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value == PollSource.AreaMark ? code : value)}");
        }

        if (source.Pages is { Next: null } pages)
        {
            query.Add(Numbered(pages, pages.First));
        }

        var url = source.Url.Replace(PollSource.AreaMark, code, StringComparison.Ordinal);
        return new Uri(query.Count == 0 ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query)}");
    }

    /// <summary>The next page's address; null at the end, or with what is wrong with it.</summary>
    /// <param name="root">What the page said; null where it could not be read: then there is no next one.</param>
    /// <param name="page">The page's own, from 1.</param>
    public static Uri? Next(PollSource source, Uri address, Node? root, int page, out string? fault)
    {
        fault = null;
        if (source.Pages is not { } pages || root is null)
        {
            return null;
        }

        if (pages.Next is not null)
        {
            return Linked(pages.Next, address, root, out fault);
        }

        var (own, last) = (pages.First + page - 1, pages.Last?.First(root));
        if (pages.Last is not null && last?.Kind != NodeKind.Number)
        {
            fault = $"page {page} does not say at {pages.Last} how many pages there are: correct last in pages";
            return null;
        }

        return last is not null && own >= last.Number
            ? null
            : new UriBuilder(address) { Query = Renumbered(address.Query, pages, own) }.Uri;
    }

    private static Uri? Linked(ValuePath path, Uri address, Node root, out string? fault)
    {
        fault = null;
        if (path.First(root) is not { Kind: NodeKind.Text, Text.Length: > 0 } link)
        {
            return null;
        }

        if (Uri.TryCreate(address, link.Text, out var next) && PollFetcher.SameHost(address, next))
        {
            return next;
        }

        fault = $"it goes on at {(next is null ? "what is no address" : next.GetLeftPart(UriPartial.Authority))}; keys go to no other host: correct next in pages, or what sends it";
        return null;
    }

    private static string Renumbered(string query, PageRule pages, int own)
    {
        var parts = query.TrimStart('?').Split('&');
        return string.Join('&', parts.Select(p => p == Numbered(pages, own) ? Numbered(pages, own + 1) : p));
    }

    private static string Numbered(PageRule pages, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(pages.Parameter)}={number}");
}
