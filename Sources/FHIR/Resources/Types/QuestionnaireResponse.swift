/// Answers to a questionnaire.
package struct QuestionnaireResponse: ResourceLens {
    package static let resourceType = "QuestionnaireResponse"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    /// The canonical address of the questionnaire.
    package var questionnaire: String? { json["questionnaire"]?.string }
    package var basedOn: [Reference] { elements("basedOn") }
    package var partOf: [Reference] { elements("partOf") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var authored: DateTime? { dateTime("authored") }
    package var author: Reference? { element("author") }
    package var source: Reference? { element("source") }
    package var items: [Item] { elements("item") }

    /// A question, or a group of them, with the answers.
    package struct Item: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var linkId: String? { json["linkId"]?.string }
        package var text: String? { json["text"]?.string }
        package var answers: [Answer] { elements("answer") }
        package var items: [Item] { elements("item") }
    }

    /// One answer.
    package struct Answer: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var valueBoolean: Bool? { json["valueBoolean"]?.bool }
        package var valueDecimal: String? { json["valueDecimal"]?.numberText }
        package var valueInteger: Int? { integer("valueInteger") }
        package var valueDate: DateTime? { dateTime("valueDate") }
        package var valueDateTime: DateTime? { dateTime("valueDateTime") }
        package var valueString: String? { json["valueString"]?.string }
        package var valueCoding: Coding? { element("valueCoding") }
        package var valueQuantity: Quantity? { element("valueQuantity") }
        package var items: [Item] { elements("item") }
    }
}
