/// What an expression may ask of the world around the resource.
package struct FHIRPathEnvironment: Sendable {
    /// What a reference points to: a resource that is at hand, or only its type.
    package enum Target: Sendable {
        case resource(JSONValue)
        case type(String)
    }

    /// `%resource`: the resource that holds the element.
    package var resource: JSONValue?
    /// `%rootResource`: the resource that contains `%resource`, or that itself.
    package var rootResource: JSONValue?
    /// `now()`, and the day and time of it.
    package var now: DateTime?
    /// Variables beside those of the specification.
    package var variables: [String: String] = [:]
    /// Finds what a reference points to; contained resources and entries of the same Bundle are found before it is
    /// asked.
    package var resolve: (@Sendable (String) -> Target?)?
    /// Whether a code is in a value set; nil where that is not known.
    package var memberOf: (@Sendable (_ valueSet: String, _ code: String) -> Bool?)?
    /// Whether a resource keeps a profile that is not one of R4's types; nil where that is not known.
    package var conformsTo: (@Sendable (_ resource: JSONValue, _ profile: String) -> Bool?)?
    /// Receives what `trace()` names and how many items there were, never the items.
    package var trace: (@Sendable (_ name: String, _ count: Int) -> Void)?
    /// Whether `as` refuses several items, as FHIRPath says, rather than filtering them, as R4 uses it.
    package var castsOnlyOne = false
    package var limits = FHIRPathLimits.standard

    package init(resource: JSONValue? = nil, now: DateTime? = nil) {
        self.resource = resource
        self.now = now
    }
}
