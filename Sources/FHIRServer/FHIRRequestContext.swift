package import Hummingbird

/// What the API needs of the context that goes with a request.
package protocol FHIRRequestContext: RequestContext {
    /// Takes note of the interaction that a request asks for, for the log and the figures: the API's own table says it,
    /// for the server's router knows only where the API begins.
    func note(_ route: FHIRRoute)

    /// What was noted: a line of the API's table. Nil where the request is not understood so far.
    var notedInteraction: String? { get }
}
