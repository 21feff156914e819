import FHIR

/// Something for the first days at home: what, how many, who brings it and when.
package struct SupplyItem: Sendable, Hashable {
    package enum Bringer: String, Sendable, Hashable, CaseIterable {
        case department, municipality, pharmacy, citizen

        /// As the document says it, whose language is Danish.
        package var danishName: String {
            switch self {
            case .department: "med hjem fra afdelingen"
            case .municipality: "kommunen bringer det"
            case .pharmacy: "apoteket bringer det"
            case .citizen: "borgeren henter det selv"
            }
        }
    }

    package var what: String
    /// How many, or how long it lasts.
    package var amount: String?
    package var bringer: Bringer?
    /// The day on which it is there, as FHIR writes it.
    package var day: String?

    package init(what: String, amount: String? = nil, bringer: Bringer? = nil, day: String? = nil) {
        self.what = what
        self.amount = amount
        self.bringer = bringer
        self.day = day
    }

    /// Whether all is said of it.
    package var isComplete: Bool { amount?.isBlank == false && bringer != nil && day != nil }

    /// More lines than anybody takes home are written as text.
    package static let most = 8

    /// The line in words, as the document has it.
    package var text: String {
        let date = day.flatMap(DateTime.init)?.civil
        let said = date.map { "\($0.day).\($0.month).\($0.year)" }
        return [[what, amount].compactMap(\.self).joined(separator: ", "), bringer?.danishName, said]
            .compactMap(\.self).joined(separator: " – ")
    }
}

extension SupplyItem {
    /// The section of the document whose parts the lines are.
    static let section = "list"

    /// Reads the part of the document that a line is; nil where it is none.
    init?(_ json: JSONValue) {
        guard let line = json.extensionElement(TransitionSystems.supply), let what = json["title"]?.string else {
            return nil
        }
        self.init(
            what: what, amount: line.extensionElement("amount")?["valueString"]?.string,
            bringer: line.extensionElement("bringer")?["valueCode"]?.string.flatMap(Bringer.init),
            day: line.extensionElement("day")?["valueDate"]?.string)
    }

    func write(to list: inout JSONWriter) {
        list.object {
            $0.array("extension") { outer in
                outer.object {
                    $0.member("url", TransitionSystems.supply)
                    $0.array("extension") { parts in
                        for (url, type, value) in [
                            ("amount", "valueString", amount), ("bringer", "valueCode", bringer?.rawValue),
                            ("day", "valueDate", day),
                        ] {
                            guard let value else { continue }
                            parts.object {
                                $0.member("url", url)
                                $0.member(type, value)
                            }
                        }
                    }
                }
            }
            $0.member("title", what)
            $0.object("text") {
                $0.member("status", "generated")
                $0.member("div", DischargeDocumentWriter.markup(text))
            }
        }
    }
}
