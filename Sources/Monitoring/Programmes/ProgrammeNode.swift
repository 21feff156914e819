import Yams

/// A part of a programme's file, read strictly: what is not known is a mistake, and each mistake has its line.
struct ProgrammeNode {
    let node: Node
    /// The line of the part that it is in, for parts that have none of their own.
    let outer: Int

    init(_ node: Node, in outer: Int = 1) {
        self.node = node
        self.outer = outer
    }

    var line: Int { node.mark?.line ?? outer }

    func fault(_ reason: String, danish: String) -> ProgrammeFault {
        ProgrammeFault(line: line, reason: reason, danish: danish)
    }

    /// The members of a mapping.
    ///
    /// - Parameters:
    ///   - required: those that there must be.
    ///   - optional: those that there may be besides.
    func members(
        _ required: [String], optional: [String] = []
    ) throws(ProgrammeFault) -> [String: ProgrammeNode] {
        guard case .mapping(let mapping) = node else {
            throw fault(
                "here names and values are wanted: \(required.joined(separator: ", "))",
                danish: "her skal stå navne og værdier: \(required.joined(separator: ", "))")
        }
        var members: [String: ProgrammeNode] = [:]
        for (key, value) in mapping {
            guard case .scalar(let name) = key else {
                throw fault("a name is wanted before the colon", danish: "der mangler et navn før kolonet")
            }
            let line = key.mark?.line ?? self.line
            guard required.contains(name.string) || optional.contains(name.string) else {
                let known = (required + optional).joined(separator: ", ")
                throw ProgrammeFault(
                    line: line, reason: "`\(name.string)` is not known here; known are \(known)",
                    danish: "`\(name.string)` kendes ikke her; disse kendes: \(known)")
            }
            guard members[name.string] == nil else {
                throw ProgrammeFault(
                    line: line, reason: "`\(name.string)` stands here twice",
                    danish: "`\(name.string)` står her to gange")
            }
            members[name.string] = ProgrammeNode(value, in: line)
        }
        for name in required where members[name] == nil {
            throw fault("`\(name)` is missing", danish: "`\(name)` mangler")
        }
        return members
    }

    var list: [ProgrammeNode] {
        get throws(ProgrammeFault) {
            guard case .sequence(let sequence) = node else {
                throw fault("a list is wanted here", danish: "her skal stå en liste")
            }
            return sequence.map { ProgrammeNode($0, in: line) }
        }
    }

    /// A list with something in it.
    var filledList: [ProgrammeNode] {
        get throws(ProgrammeFault) {
            let list = try list
            guard !list.isEmpty else { throw fault("the list is empty", danish: "listen er tom") }
            return list
        }
    }

    var text: String {
        get throws(ProgrammeFault) {
            guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
                throw fault("a text is wanted here", danish: "her skal stå en tekst")
            }
            return scalar.string
        }
    }

    /// A whole number of 0 or more.
    var number: Int {
        get throws(ProgrammeFault) {
            guard let number = Int(try text), number >= 0, number < 1_000_000 else {
                throw fault(
                    "a whole number of 0 or more is wanted here",
                    danish: "her skal stå et helt tal, som er 0 eller mere")
            }
            return number
        }
    }

    /// A whole number of days, at least 1.
    var days: Int {
        get throws(ProgrammeFault) {
            let days = try number
            guard (1...10_000).contains(days) else {
                throw fault(
                    "a number of days is wanted here, at least 1", danish: "her skal stå et antal dage, mindst 1")
            }
            return days
        }
    }

    var bool: Bool {
        get throws(ProgrammeFault) {
            switch try text {
            case "true": return true
            case "false": return false
            default: throw fault("`true` or `false` is wanted here", danish: "her skal stå `true` eller `false`")
            }
        }
    }

    /// In both languages.
    var wording: Wording {
        get throws(ProgrammeFault) {
            let members = try members(["da", "en"])
            guard let danish = members["da"], let english = members["en"] else {
                throw fault("`da` and `en`", danish: "`da` og `en`")
            }
            return Wording(danish: try danish.text, english: try english.text)
        }
    }

    /// Minutes: `30 min`, `4 h` or `2 days`.
    var minutes: Int {
        get throws(ProgrammeFault) {
            let parts = try text.split(separator: " ")
            let units = ["min": 1, "h": 60, "day": 1440, "days": 1440]
            guard parts.count == 2, let count = Int(parts[0]), count > 0, count < 10_000,
                let unit = units[String(parts[1])]
            else {
                throw fault(
                    "a duration is wanted here, such as `30 min`, `4 h` or `2 days`",
                    danish: "her skal stå et tidsrum, for eksempel `30 min`, `4 h` eller `2 days`")
            }
            return count * unit
        }
    }

    /// Minutes after midnight: `08:00`.
    var timeOfDay: Int {
        get throws(ProgrammeFault) {
            let parts = try text.split(separator: ":")
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
                let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
            else {
                throw fault(
                    "a time of day is wanted here, such as `08:00`",
                    danish: "her skal stå et klokkeslæt, for eksempel `08:00`")
            }
            return hour * 60 + minute
        }
    }
}
