import FHIR

/// One medicine on the list that somebody takes home: what was done with it, and why.
package struct MedicationLine: Sendable, Hashable {
    package enum Change: String, Sendable, Hashable, CaseIterable {
        case continued, changed, stopped, new

        /// What it is called in the document, whose language is Danish.
        var danishName: String {
            switch self {
            case .continued: "Fortsat"
            case .changed: "Ændret"
            case .stopped: "Stoppet"
            case .new: "Ny"
            }
        }
    }

    package let change: Change
    /// What tells it from the others: its code, or its name where it has none.
    package let key: String
    package let name: String
    /// How it is taken from now on, or was taken until it was stopped.
    package let dose: String?
    /// How it was taken before, where that is another way.
    package let doseBefore: String?
    /// Why; nil where nobody has said it.
    package var reason: String?

    package init(
        change: Change, key: String, name: String, dose: String?, doseBefore: String? = nil, reason: String? = nil
    ) {
        self.change = change
        self.key = key
        self.name = name
        self.dose = dose
        self.doseBefore = doseBefore
        self.reason = reason
    }

    /// The line in words, as the document has it.
    var text: String {
        let doses = [doseBefore.map { "før \($0)" }, dose.map { doseBefore == nil ? $0 : "nu \($0)" }]
        let what = [change.danishName + ": " + name, doses.compactMap(\.self).joined(separator: ", ")]
            .filter { !$0.isEmpty }.joined(separator: " – ")
        return reason.map { "\(what). \($0)" } ?? what
    }
}

extension MedicationLine {
    /// The section of the document whose parts the lines are.
    static let section = "list"

    /// Reads the part of the document that a line is; nil where it is none.
    init?(_ json: JSONValue) {
        let coding = json["code"]?.list("coding").first { $0["system"]?.string == TransitionSystems.medication }
        guard let change = coding?["code"]?.string.flatMap(Change.init), let name = json["title"]?.string else {
            return nil
        }
        let parts =
            json.list("extension").first { $0["url"]?.string == TransitionSystems.medication }?
            .list("extension") ?? []
        func text(_ name: String) -> String? {
            parts.first { $0["url"]?.string == name }?["valueString"]?.string
        }
        self.init(
            change: change, key: text("key") ?? name, name: name, dose: text("dose"), doseBefore: text("before"),
            reason: text("reason"))
    }

    func write(to list: inout JSONWriter) {
        list.object {
            $0.array("extension") { outer in
                outer.object {
                    $0.member("url", TransitionSystems.medication)
                    $0.array("extension") { parts in
                        for (url, value) in [
                            ("key", key), ("dose", dose), ("before", doseBefore), ("reason", reason),
                        ] {
                            guard let value else { continue }
                            parts.object {
                                $0.member("url", url)
                                $0.member("valueString", value)
                            }
                        }
                    }
                }
            }
            $0.member("title", name)
            $0.concept("code", TransitionSystems.medication, change.rawValue, text: change.danishName)
            $0.object("text") {
                $0.member("status", "generated")
                $0.member("div", DischargeDocumentWriter.markup(text))
            }
        }
    }
}
