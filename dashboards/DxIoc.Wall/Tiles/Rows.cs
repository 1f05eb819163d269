using System.Collections;

namespace DxIoc.Wall.Tiles;

/// <summary>A list of which two are equal when their items are: models with lists in them can be told apart.</summary>
public sealed class Rows<T>(IEnumerable<T> items) : IReadOnlyList<T>, IEquatable<Rows<T>>
{
    private readonly T[] _items = [.. items];

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(Rows<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as Rows<T>);

    public override int GetHashCode() => _items.Length;
}
