/// A note, with who wrote it and when.
package struct Annotation: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var authorString: String? { json["authorString"]?.string }
    package var authorReference: Reference? { element("authorReference") }
    package var time: DateTime? { dateTime("time") }
    package var text: String? { json["text"]?.string }
}
