/// A parameter that an interaction takes in its address, apart from search parameters.
struct RouteParameter: Sendable, Hashable {
    enum Shape: Sendable, Hashable {
        case text
        /// A date or an instant.
        case date
        case instant
        /// A number from this one up.
        case number(from: Int)
        case flag
        /// One of these words.
        case word([String])
        /// Names of resource types, with commas between.
        case types
        /// A resource or a value with parts: in a body alone.
        case structure
    }

    let name: String
    let shape: Shape
    /// What it says, in a sentence.
    let text: String

    init(_ name: String, _ shape: Shape, _ text: String) {
        self.name = name
        self.shape = shape
        self.text = text
    }

    private static let since = RouteParameter("_since", .instant, "Only what came after this instant.")
    static let types = RouteParameter("_type", .types, "Only these resource types.")
    private static let count = RouteParameter("_count", .number(from: 0), "So many to a page.")
    private static let summary = RouteParameter(
        "_summary", .word(["true", "text", "data", "count", "false"]), "Which part of each resource.")
    private static let elements = RouteParameter("_elements", .text, "Only these elements of each resource.")

    static let ofSubset = [
        elements, RouteParameter("_summary", .word(["true", "text", "data", "false"]), summary.text),
    ]
    static let ofEverything = [
        since, types, RouteParameter("_count", .number(from: 1), count.text),
        RouteParameter("start", .date, "Only care on this day or later."),
        RouteParameter("end", .date, "Only care on this day or before."),
    ]
    static let ofHistory = [
        count, RouteParameter("_since", .instant, "Only versions that came at this instant or later."),
        RouteParameter("_after", .text, "Go on after this version: part of a link to a next page."),
    ]
    static let ofExport = [
        since, types,
        RouteParameter("_outputFormat", .word(["application/fhir+ndjson", "ndjson"]), "The files' format."),
        RouteParameter("_typeFilter", .text, "Searches such as Observation?status=final, with commas between."),
    ]
    static let ofSearch = [
        count, summary, elements, RouteParameter("_sort", .text, "Search parameters to sort by, with commas between."),
        RouteParameter("_total", .word(["none", "estimate", "accurate"]), "Whether to say how many there are in all."),
        RouteParameter("_include", .text, "What matches refer to, such as Observation:subject."),
        RouteParameter("_revinclude", .text, "What refers to matches, such as Observation:subject."),
    ]
    static let ofLatest = [RouteParameter("max", .number(from: 1), "So many of each code.")]
    private static let code = [
        RouteParameter("code", .text, "A code."), RouteParameter("system", .text, "Its code system."),
        RouteParameter("coding", .structure, "A code with its code system."),
    ]
    private static let languages = RouteParameter("displayLanguage", .text, "The language of names.")
    private static let version = RouteParameter("version", .text, "Of the code system.")
    private static let question =
        code + [
            RouteParameter("codeableConcept", .structure, "Several codes of one meaning."),
            RouteParameter("display", .text, "A name to check."), languages,
        ]
    static let ofLookUp = code + [version, languages, RouteParameter("property", .text, "What to say of the code.")]
    static let ofValidationInSystem =
        question.filter { $0.name != "system" } + [
            RouteParameter("url", .text, "The code system."), version,
            RouteParameter("codeSystem", .structure, "The code system itself."),
        ]
    static let ofValidationInSet =
        question + [
            RouteParameter("url", .text, "The value set."),
            RouteParameter("valueSet", .structure, "The value set itself."),
            RouteParameter("valueSetVersion", .text, "Its version."),
            RouteParameter("systemVersion", .text, "The version of the code system."),
            RouteParameter("abstract", .flag, "Whether codes that are for grouping only are taken."),
        ]
    static let ofExpansion = [
        RouteParameter("url", .text, "The value set."), RouteParameter("valueSet", .structure, "The value set itself."),
        RouteParameter("valueSetVersion", .text, "Its version."), RouteParameter("filter", .text, "Words of the name."),
        RouteParameter("offset", .number(from: 0), "Go on after so many."),
        RouteParameter("count", .number(from: 0), "So many."),
        RouteParameter("includeDesignations", .flag, "Whether to give all names."),
        RouteParameter("includeDefinition", .flag, "Whether to give the value set's own words."),
        RouteParameter("activeOnly", .flag, "Whether codes out of use are left out."),
        RouteParameter("excludeNested", .flag, "Whether the codes come as one list."), languages,
    ]
    static let ofStatuses = [
        RouteParameter("id", .text, "Only these subscriptions, with commas between."),
        RouteParameter("status", .text, "Only those that stand so, such as active or error."),
    ]
    static let ofEvents = [
        RouteParameter("eventsSinceNumber", .number(from: 0), "From this event on."),
        RouteParameter("eventsUntilNumber", .number(from: 0), "Up to this event."),
        RouteParameter("content", .word(["empty", "id-only", "full-resource"]), "How much of each resource."),
    ]
    static let ofAccessLog = [
        RouteParameter("_count", .number(from: 1), "So many to a page."),
        RouteParameter("before", .number(from: 1), "Only what came before the row of this number."),
    ]
    static let ofCapabilities = [RouteParameter("mode", .word(["full"]), "All that there is to say.")]
}

extension FHIRRoute {
    /// The parameters that it takes in its address, apart from search parameters.
    var parameters: [RouteParameter] {
        switch self {
        case .capabilities: RouteParameter.ofCapabilities
        case .read, .versionRead: RouteParameter.ofSubset
        case .systemHistory, .typeHistory, .instanceHistory: RouteParameter.ofHistory
        case .everything: RouteParameter.ofEverything
        case .accessLog: RouteParameter.ofAccessLog
        case .lastN: RouteParameter.ofLatest
        case .lookUp, .lookUpByBody: RouteParameter.ofLookUp
        case .expand, .expandByBody, .expandHeld, .expandHeldByBody: RouteParameter.ofExpansion
        case .validateInSystem, .validateInSystemByBody, .validateInHeldSystem, .validateInHeldSystemByBody:
            RouteParameter.ofValidationInSystem
        case .validateInSet, .validateInSetByBody, .validateInHeldSet, .validateInHeldSetByBody:
            RouteParameter.ofValidationInSet
        case .subscriptionStatuses: RouteParameter.ofStatuses
        case .subscriptionEvents: RouteParameter.ofEvents
        case .export, .exportByParameters, .exportOfPatients, .exportOfPatientsByParameters, .exportOfGroup,
            .exportOfGroupByParameters:
            RouteParameter.ofExport
        case .systemSearch: RouteParameter.ofSearch + [RouteParameter.types]
        case .typeSearch, .compartmentSearch: RouteParameter.ofSearch
        default: []
        }
    }

    /// Whether search parameters may stand in its address: of what is looked for, or of what is to be changed.
    var takesSearchParameters: Bool {
        switch self {
        case .systemSearch, .typeSearch, .compartmentSearch, .lastN, .conditionalUpdate, .conditionalPatch,
            .conditionalDelete:
            true
        default: false
        }
    }
}
