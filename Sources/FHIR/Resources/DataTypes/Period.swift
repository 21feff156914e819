/// A time from and until.
package struct Period: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var start: DateTime? { dateTime("start") }
    package var end: DateTime? { dateTime("end") }
}
