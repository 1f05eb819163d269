using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Decoding.Formats;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pull;

/// <summary>One poll: every code of its areas, and of each every page, one after the other. What one of them fails with costs no other.</summary>
/// <param name="take">What is done with a page.</param>
internal sealed class PollWalk(
    PollFetcher fetcher, PageBook book, TimeProvider time, Func<PollPage, CancellationToken, ValueTask<PollTaken>> take)
{
    /// <exception cref="IntakeClosedException">A page could not be made durable.</exception>
    public async Task<PollResult> GoAsync(FeedMapping mapping, CancellationToken cancellation)
    {
        var source = (PollSource)mapping.Source;
        var seen = new HashSet<Uri>();
        var failures = new List<string>();
        var (pages, unchanged, after) = (0, 0, (TimeSpan?)null);
        var asked = source.Areas.Count > 0 ? source.Areas.Select(a => (Code: a.Key, Captured: new Captures(a.Value, null, null))) : [("", default)];
        foreach (var (code, captured) in asked)
        {
            var address = PollAddress.First(source, code, out var failure);
            for (var page = 1; address is not null; page++)
            {
                if (!seen.Add(address))
                {
                    failure = $"page {page - 1} goes on at an address that was read already: correct pages, or what sends it";
                    break;
                }

                if (page > (source.Pages?.Limit ?? 1))
                {
                    failure = $"there are more than {page - 1} pages, and the rest was not read: raise limit in pages";
                    break;
                }

                var known = book.Find(address);
                var answer = await fetcher.FetchAsync(source, address, code, known, mapping.PayloadLimit, cancellation);
                if ((failure = answer.Failure) is not null)
                {
                    after = answer.RetryAfter > after || after is null ? answer.RetryAfter : after;
                    break;
                }

                pages++;
                unchanged += answer.Unchanged ? 1 : 0;
                var origin = string.Create(CultureInfo.InvariantCulture, $"{source}{(code.Length > 0 ? $" {code}" : "")}{(page > 1 ? $" page {page}" : "")}");
                var root = answer.Unchanged ? null : Format.Read(mapping, answer.Body, Instant.Now(time), []);
                if (page > 1 && source.Pages is { Next: null } && root is not null && IsEmpty(mapping, root))
                {
                    break;
                }

                var taken = await take(new PollPage(mapping, origin, captured, answer, known), cancellation);
                if ((failure = taken.Failure) is not null)
                {
                    book.Forget(address);
                    break;
                }

                var next = answer.Unchanged ? known!.Next : PollAddress.Next(source, address, root, page, out failure);
                if (!answer.Unchanged)
                {
                    book.Keep(address, new PageMemory(answer.Tag, answer.Modified, next, taken.Timeless));
                }

                address = next;
            }

            if (failure is not null)
            {
                failures.Add(code.Length > 0 ? $"{code}: {failure}" : failure);
            }
        }

        if (failures.Count == 0)
        {
            book.KeepOnly(seen);
        }

        return new PollResult(pages, unchanged, failures.Count switch { 0 => null, 1 => failures[0], var n => $"{failures[0]} (and {n - 1} more)" }, after);
    }

    private static bool IsEmpty(FeedMapping mapping, Node root)
    {
        var records = new List<Found>();
        mapping.Records.Find(root, default, 1, records);
        return records.Count == 0;
    }
}
