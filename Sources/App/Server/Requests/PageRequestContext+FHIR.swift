package import FHIRServer
package import Pages

extension PageRequestContext: FHIRRequestContext {
    package var notedInteraction: String? { note.interaction }

    package func note(_ route: FHIRRoute) { note.interaction = route.rawValue }
}
