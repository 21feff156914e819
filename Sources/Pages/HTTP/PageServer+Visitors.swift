import HTML
import Hummingbird

/// Pages for those who have not signed in yet.
extension PageServer {
    func start(_ visit: Visit) -> Response {
        redirect(to: visit.session?.account.startPage ?? .signIn)
    }

    func help(_ visit: Visit) -> Response {
        page(HelpView(context: context(visit)).html, visit)
    }

    /// Remembers the language and goes back; only ever to a page of ours.
    func change(to language: Language, from address: String) -> Response {
        let back = Route(address: address) ?? .start
        return redirect(to: back, setting: [cookies.setting(language: language)])
    }
}
