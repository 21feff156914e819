import FHIR

/// Documents and messages: words from one to another.
extension Chart {
    /// What is put into a document's text.
    struct Words {
        var diagnosis: String
        var course: String
        var plan: String
    }

    /// Writes a document with its text inside.
    ///
    /// - Parameter key: its row in `texts.csv`; the course and plan of `words` are rows too.
    func document(_ key: String, _ words: Words, visit: Visit) {
        guard let template = tables.texts[key], visit.start.date <= end else { return }
        let written = min(visit.end, Moment(end, minute: 1439))
        let values = [
            "navn": citizen.name, "afdeling": visit.unit.name, "fra": Self.spoken(visit.start.date),
            "til": Self.spoken(written.date), "diagnose": words.diagnosis, "telefon": visit.unit.phone,
            "læge": visit.clinician.map { "\($0.name), \($0.profession.role.lowercased())" } ?? visit.unit.name,
        ]
        let inner = values.merging([
            "forløb": (tables.texts[words.course]?.text ?? "").isEmpty
                ? "" : tables.texts[words.course]?.filled(values) ?? "",
            "plan": tables.texts[words.plan]?.filled(values) ?? "",
        ]) { first, _ in first }
        let text = template.filled(inner)
        add("DocumentReference") {
            $0.member("status", "current")
            $0.member("docStatus", "final")
            $0.concept("type", text: template.title)
            $0.reference("subject", citizen.reference)
            $0.member("date", written.text)
            $0.references("author", [visit.clinician?.role ?? visit.unit.organization])
            $0.reference("custodian", visit.unit.organization, visit.unit.name)
            $0.member("description", "\(template.title): \(words.diagnosis)")
            $0.array("content") { list in
                list.object {
                    $0.object("attachment") {
                        $0.member("contentType", "text/plain; charset=utf-8")
                        $0.member("language", "da")
                        $0.markdown("data", base64: text)
                        $0.member("title", template.title)
                        $0.member("creation", written.text)
                    }
                }
            }
            $0.object("context") {
                $0.references("encounter", [visit.reference] + (visit.pathway.map { [$0.reference] } ?? []))
                $0.period("period", visit.start.text, written.text)
            }
        }
    }

    /// A message from one to another about the citizen.
    func message(
        _ key: String, at time: Moment, from sender: String, to recipient: String, pathway: Pathway? = nil
    ) {
        guard let template = tables.texts[key], time.date <= end else { return }
        add("Communication") {
            $0.episodeExtension(pathway?.reference)
            $0.member("status", "completed")
            $0.reference("subject", citizen.reference)
            $0.concept("topic", text: template.title)
            $0.member("sent", time.text)
            $0.references("recipient", [recipient])
            $0.reference("sender", sender)
            $0.array("payload") { list in list.object { $0.member("contentString", template.text) } }
        }
    }

    /// `3. november 2026`.
    static func spoken(_ date: RegionDay) -> String {
        let (year, month, day) = date.components
        return "\(day). \(months[month - 1]) \(year)"
    }

    private static let months = [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december",
    ]
}
