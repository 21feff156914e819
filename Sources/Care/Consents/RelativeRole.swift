package import FHIR

/// What somebody says about the role that a relative wants, and can carry. The citizen, the relative and staff each
/// say it in their own name, in a QuestionnaireResponse of their own: nobody writes over another's word, each version
/// and who said it is kept, and nobody comes to treat anybody by it, as a participant of a CareTeam would.
package struct RelativeRole: Sendable, Hashable {
    package enum Voice: String, Sendable, Hashable, CaseIterable {
        case citizen, relative, staff
    }

    /// How much the relative takes part.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        /// To be told, and nothing more.
        case informed
        /// To come along to appointments.
        case present
        /// To help in daily life.
        case helps
        /// To hold it all together.
        case coordinates
        /// Wants or can do no more for the time being.
        case restricted
    }

    /// The RelatedPerson's id.
    package var relative: String
    package var voice: Voice
    package var part: Part
    /// In their own words.
    package var words: String?
    package var said: DateTime?

    package init(relative: String, voice: Voice, part: Part, words: String? = nil, said: DateTime? = nil) {
        self.relative = relative
        self.voice = voice
        self.part = part
        self.words = words
        self.said = said
    }

    /// The canonical address by which these answers are known.
    package static let questionnaire = "https://tovholder.dk/fhir/Questionnaire/relatives-role"
    static let parts = "https://tovholder.dk/fhir/CodeSystem/relatives-role"

    /// Reads an answer; nil where it is none of these.
    package init?(_ json: JSONValue) {
        guard let response = QuestionnaireResponse(json), response.questionnaire == Self.questionnaire,
            response.status == "completed" || response.status == "amended"
        else { return nil }
        let answers = Dictionary(
            response.items.map { ($0.linkId ?? "", $0.answers.first?.json) }, uniquingKeysWith: { first, _ in first })
        guard let relative = Reference(answers["relative"]??["valueReference"])?.id(of: "RelatedPerson"),
            let part = answers["part"]??["valueCoding"]?["code"]?.string.flatMap(Part.init(rawValue:)),
            let voice = Self.voice(of: response.source?.target)
        else { return nil }
        self.relative = relative
        self.part = part
        self.voice = voice
        words = answers["words"]??["valueString"]?.string
        said = response.authored
    }

    private static func voice(of source: String?) -> Voice? {
        switch source?.prefix(while: { $0 != "/" }) {
        case "Patient": .citizen
        case "RelatedPerson": .relative
        case "Practitioner", "PractitionerRole": .staff
        default: nil
        }
    }

    /// - Parameters:
    ///   - source: who says it, as a reference.
    ///   - written: when, as FHIR writes it.
    func json(id: String, patient: String, source: String, written: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "QuestionnaireResponse")
            $0.member("id", id)
            $0.member("language", "da")
            $0.member("questionnaire", Self.questionnaire)
            $0.member("status", "completed")
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.member("authored", written)
            $0.reference("author", source, display: nil)
            $0.reference("source", source, display: nil)
            $0.array("item") { list in
                list.answer("relative", "Den pårørendes rolle") {
                    $0.reference("valueReference", "RelatedPerson/" + relative, display: nil)
                }
                list.answer("part", "Rolle") { answer in
                    answer.object("valueCoding") { $0.codingContent(Self.parts, part.rawValue) }
                }
                if let words { list.answer("words", "Med egne ord") { $0.member("valueString", words) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension JSONWriter {
    fileprivate mutating func answer(_ linkId: String, _ text: String, _ value: (inout JSONWriter) -> Void) {
        object { item in
            item.member("linkId", linkId)
            item.member("text", text)
            item.array("answer") { list in list.object(value) }
        }
    }
}
