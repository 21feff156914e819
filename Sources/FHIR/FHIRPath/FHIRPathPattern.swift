/// A regular expression that takes time in proportion to the text, whatever the pattern: all ways of matching are
/// followed side by side, so that no pattern can make it try again and again.
///
/// Literals, classes, groups, alternatives, greedy and lazy repetition, `^ $ \b \B \d \s \w` and their negations; no
/// references back and no looking around, which cannot be bounded so.
struct FHIRPathPattern {
    enum Instruction {
        case scalar(FHIRPathScalarSet)
        /// Goes on at both places; the first is preferred.
        case split(Int, Int)
        case jump(Int)
        /// Notes the place in the text: twice the group's number, plus one at its end.
        case save(Int)
        case textStart, textEnd
        case wordBoundary(Bool)
        case match
    }

    private let program: [Instruction]
    private let groups: Int

    /// - Throws: `execution` for a pattern that is malformed or not supported, `limit` for one that is too large.
    init(_ pattern: String) throws(FHIRPathError) {
        var compiler = FHIRPathPatternCompiler(pattern)
        program = try compiler.compile()
        groups = compiler.groups
    }

    /// Whether the pattern matches somewhere in the text, or the whole of it.
    ///
    /// - Parameter spend: is told of the work done, and may refuse more.
    func matches(
        _ text: String, whole: Bool, _ spend: (Int) throws(FHIRPathError) -> Void
    ) throws(FHIRPathError) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return try find(in: scalars, from: 0, whole: whole, spend) != nil
    }

    /// The text with every match replaced; `$1` and `${1}` in the replacement stand for a group.
    func replacing(
        in text: String, with replacement: String, _ spend: (Int) throws(FHIRPathError) -> Void
    ) throws(FHIRPathError) -> String {
        let scalars = Array(text.unicodeScalars)
        let template = Array(replacement.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        while place <= scalars.count, let saves = try find(in: scalars, from: place, whole: false, spend) {
            result.append(contentsOf: scalars[place..<saves[0]])
            append(template, saves, scalars, to: &result)
            if saves[1] > saves[0] {
                place = saves[1]
            } else {
                if saves[1] < scalars.count { result.append(scalars[saves[1]]) }
                place = saves[1] + 1
            }
        }
        if place < scalars.count { result.append(contentsOf: scalars[place...]) }
        return String(result)
    }

    private func append(
        _ template: [Unicode.Scalar], _ saves: [Int], _ scalars: [Unicode.Scalar],
        to result: inout String.UnicodeScalarView
    ) {
        var place = 0
        while place < template.count {
            if template[place] == "\\", place + 1 < template.count {
                result.append(template[place + 1])
                place += 2
                continue
            }
            if template[place] == "$" {
                let isBraced = place + 1 < template.count && template[place + 1] == "{"
                var end = place + (isBraced ? 2 : 1)
                var number: Int?
                while end < template.count, let digit = Int(String(template[end])), (number ?? 0) < 100 {
                    number = (number ?? 0) * 10 + digit
                    end += 1
                }
                if let number {
                    if number < groups, saves[number * 2] >= 0 {
                        result.append(contentsOf: scalars[saves[number * 2]..<saves[number * 2 + 1]])
                    }
                    place = end + (isBraced ? 1 : 0)
                    continue
                }
            }
            result.append(template[place])
            place += 1
        }
    }

    private struct Threads {
        var list: [(instruction: Int, saves: [Int])] = []
        var seen: [Bool]
    }

    /// The places of the first match and its groups; nil where there is none.
    private func find(
        in text: [Unicode.Scalar], from start: Int, whole: Bool, _ spend: (Int) throws(FHIRPathError) -> Void
    ) throws(FHIRPathError) -> [Int]? {
        var current = Threads(seen: Array(repeating: false, count: program.count))
        var found: [Int]?
        for place in start...text.count {
            if found == nil, !whole || place == start {
                add(0, at: place, in: text, saves: Array(repeating: -1, count: groups * 2), to: &current)
            }
            if current.list.isEmpty { break }
            try spend(1 + current.list.count + program.count / 32)
            var next = Threads(seen: Array(repeating: false, count: program.count))
            for thread in current.list {
                switch program[thread.instruction] {
                case .match:
                    if whole, place < text.count { continue }
                    found = thread.saves
                case .scalar(let set):
                    if place < text.count, set.contains(text[place]) {
                        add(thread.instruction + 1, at: place + 1, in: text, saves: thread.saves, to: &next)
                    }
                    continue
                default: continue
                }
                // A match was found: the ways after it are less preferred.
                break
            }
            current = next
        }
        return found
    }

    /// Follows an instruction to those that read a character.
    private func add(
        _ instruction: Int, at place: Int, in text: [Unicode.Scalar], saves: [Int], to threads: inout Threads
    ) {
        var stack = [(instruction, saves)]
        while let (instruction, saves) = stack.popLast() {
            if threads.seen[instruction] { continue }
            threads.seen[instruction] = true
            switch program[instruction] {
            case .jump(let target): stack.append((target, saves))
            case .split(let first, let second):
                stack.append((second, saves))
                stack.append((first, saves))
            case .save(let slot):
                var saves = saves
                saves[slot] = place
                stack.append((instruction + 1, saves))
            case .textStart:
                if place == 0 { stack.append((instruction + 1, saves)) }
            case .textEnd:
                if place == text.count { stack.append((instruction + 1, saves)) }
            case .wordBoundary(let wanted):
                let before = place > 0 && FHIRPathScalarSet.word.contains(text[place - 1])
                let after = place < text.count && FHIRPathScalarSet.word.contains(text[place])
                if (before != after) == wanted { stack.append((instruction + 1, saves)) }
            case .scalar, .match:
                threads.list.append((instruction, saves))
            }
        }
    }
}
