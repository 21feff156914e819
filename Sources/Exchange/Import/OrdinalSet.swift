/// Numbers, kept as ranges: a million in a row take as much room as one.
struct OrdinalSet: Sendable, Equatable {
    /// In order, apart from one another.
    private(set) var ranges: [Range<Int>] = []

    init() {}

    init(_ ranges: [Range<Int>]) {
        for range in ranges { insert(range) }
    }

    var isEmpty: Bool { ranges.isEmpty }
    var count: Int { ranges.reduce(0) { $0 + $1.count } }
    var last: Int? { ranges.last.map { $0.upperBound - 1 } }

    func contains(_ number: Int) -> Bool {
        let place = placeOfRange(endingAfter: number)
        return place < ranges.count && ranges[place].contains(number)
    }

    mutating func insert(_ number: Int) { insert(number..<number + 1) }

    mutating func insert(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        // From the first range that touches the new one to the first beyond it.
        let first = placeOfRange(endingAfter: range.lowerBound - 1)
        var end = first
        var merged = range
        while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
            merged = min(merged.lowerBound, ranges[end].lowerBound)..<max(merged.upperBound, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(first..<end, with: [merged])
    }

    mutating func remove(_ number: Int) {
        let place = placeOfRange(endingAfter: number)
        guard place < ranges.count, ranges[place].contains(number) else { return }
        let range = ranges[place]
        let rest = [range.lowerBound..<number, number + 1..<range.upperBound].filter { !$0.isEmpty }
        ranges.replaceSubrange(place...place, with: rest)
    }

    /// The place of the first range whose end lies after a number; the count where there is none.
    private func placeOfRange(endingAfter number: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound > number { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
