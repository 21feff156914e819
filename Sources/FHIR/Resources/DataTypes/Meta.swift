/// Metadata of a resource.
package struct Meta: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var versionId: String? { json["versionId"]?.string }
    package var lastUpdated: DateTime? { dateTime("lastUpdated") }
    package var source: String? { json["source"]?.string }
    package var profiles: [String] { strings("profile") }
    /// Labels that limit who may see the resource.
    package var security: [Coding] { elements("security") }
    package var tags: [Coding] { elements("tag") }
}
