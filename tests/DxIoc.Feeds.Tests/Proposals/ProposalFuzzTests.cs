using System.Text;
using CsCheck;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Proposals;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Proposals;

/// <summary>Whatever arrives: it is counted, nothing throws, and a proposal that is made can be used as it stands.</summary>
public sealed class ProposalFuzzTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("id", "t", "ts", "time", "area", "pm25", "PM2.5", "no", "null", "a\"b", "a b", "ồn", "{device}", "[*]", "$", "#", "", "true", "~", "- x", "a: b", "\u0001"),
        Gen.String[Gen.Char, 0, 6]);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        "1", "-2.5", "1e999", "1650934800", "1650934800000", "true", "null", "\"ON\"", "\"di-an\"", "\"2022-04-26T08:00:00+07:00\"", "\"2022-04-26 08:00:00\"", "\"x\"", "\"12\"");

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, more) => depth >= 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            more.List[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Name, more).List[0, 5].Select(ms => $"{{{string.Join(',', ms.Select(m => $"{System.Text.Json.JsonSerializer.Serialize(m.Item1)}:{m.Item2}"))}}}")));

    private static readonly Gen<byte[]> Payload = Gen.OneOf(
        Json.Select(Encoding.UTF8.GetBytes),
        Gen.Byte.Array[0, 40],
        Gen.OneOf("w,h=a f=1 1650934800000000000", "a,b\n1,2", "1;2;3", "ON", "[{\"n\":\"d:t\",\"v\":1}]", "2.5").Select(Encoding.UTF8.GetBytes));

    private static readonly Gen<string> Topic = Gen.OneOf(Name, Gen.OneOf("site", "a1", "b2", "di-an", "pm25", "v1", "+", "x\"y", "\n")).List[1, 5]
        .Select(levels => string.Join('/', levels));

    [Fact]
    public void Nothing_throws_every_message_is_counted_and_every_proposal_takes_or_refuses_the_newest_message() =>
        Gen.Select(Topic, Payload).List[1, 12].Sample(
            messages =>
            {
                var book = new UnmappedBook(new ShippedCatalogue(), new FakeTimeProvider(SmallFeeds.Now));
                foreach (var (topic, payload) in messages)
                {
                    book.Note(topic, payload);
                }

                var list = book.List(FeedMappings.None, 1_000, TimeSpan.FromDays(30));
                Assert.Equal(messages.Count, list.Sum(t => t.Count) + book.Others);
                foreach (var proposal in list.Select(t => t.Proposal).OfType<Contracts.Feeds.FeedProposal>())
                {
                    Assert.NotNull(FeedMappingsReader.Read([new Indicators.Catalogue.CatalogueText("own.yaml", proposal.Definition)], ShippedFeeds.Catalogue).Mappings);
                    Assert.NotEqual(0, proposal.Observations.Count + proposal.Refused.Count);
                }
            },
            iter: 400);
}
