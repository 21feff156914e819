import Foundation

/// How much is asked, and of which worlds.
struct AttackSettings {
    /// Questions to the API on each engine (`TOVHOLDER_ATTACK_CASES`).
    var cases = 50_000
    /// The first world's seed (`TOVHOLDER_ATTACK_SEED`); the others follow it.
    var seed: UInt64 = 1
    /// One case alone, `seed:number`, as a finding names it (`TOVHOLDER_ATTACK_REPLAY`).
    var replay: (seed: UInt64, number: Int)?
    /// Only those whose names begin so (`TOVHOLDER_ATTACK_ASKER`).
    var asker: String?

    /// So many questions are put in one world.
    static let casesInAWorld = 25_000

    init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let cases = environment["TOVHOLDER_ATTACK_CASES"].flatMap({ Int($0) }) { self.cases = cases }
        if let seed = environment["TOVHOLDER_ATTACK_SEED"].flatMap({ UInt64($0) }) { self.seed = seed }
        asker = environment["TOVHOLDER_ATTACK_ASKER"]
        let parts = environment["TOVHOLDER_ATTACK_REPLAY"]?.split(separator: ":") ?? []
        if parts.count == 2, let seed = UInt64(parts[0]), let number = Int(parts[1]) { replay = (seed, number) }
    }

    /// The worlds, and the numbers of the cases in each.
    var worlds: [(seed: UInt64, numbers: Range<Int>)] {
        if let replay { return [(replay.seed, replay.number..<replay.number + 1)] }
        return stride(from: 0, to: cases, by: Self.casesInAWorld).enumerated().map { place, first in
            (seed + UInt64(place), 0..<min(Self.casesInAWorld, cases - first))
        }
    }

    /// One page for so many questions to the API: a page takes as long as many of them.
    private static let casesToAPage = 20

    /// The worlds whose pages are asked for, and the numbers of the cases in each.
    var pageWorlds: [(seed: UInt64, numbers: Range<Int>)] {
        worlds.prefix(2).map { seed, numbers in
            (seed, replay == nil ? 0..<max(1, numbers.count * 2 / Self.casesToAPage) : numbers)
        }
    }
}
