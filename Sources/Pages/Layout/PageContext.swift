package import FHIR
package import HTML

/// What every page is made with besides its own model.
package struct PageContext: Sendable {
    package var language: Language
    package var moment: Moment
    /// Who has signed in.
    package var viewer: Viewer?
    /// The page itself, for the link to it in the other language; nil where it has no address of its own.
    package var here: Route?
    /// What forms carry to show that they come from this site.
    package var formToken: String
    /// The addresses of style sheet and pictures.
    package var assets: AssetLinks
    /// When the session ends; nil where there is none.
    package var sessionEnd: SessionEnd?
    /// How many seconds before it the reader is told.
    package var sessionWarning = 0
    /// Where it is told that the page may have changed; nil: nowhere.
    package var changes: Route?
    /// Whether the reader is the citizen whom the page is about, and is spoken to as such.
    package var addressesCitizen = true
    /// Whether it is put on paper: then nothing is said as seen from today.
    package var isOnPaper = false

    package init(
        language: Language, moment: Moment, viewer: Viewer? = nil, here: Route? = nil, formToken: String = "",
        assets: AssetLinks
    ) {
        self.language = language
        self.moment = moment
        self.viewer = viewer
        self.here = here
        self.formToken = formToken
        self.assets = assets
    }

    package var texts: Texts { language.texts }

    /// When something was or will be, as people say it, and exactly for machines.
    package func time(_ time: DateTime, withTime: Bool = true) -> HTML {
        HTML.element("time", [.datetime(time.text)]) {
            language.say(time, at: moment, withTime: withTime)
        }
    }

    /// Words of the record, marked with their language where the record says that it is another than the page's.
    package func said(_ text: String, in language: String?) -> HTML {
        guard let foreign = foreign(language) else { return .text(text) }
        return span(.lang(foreign)) { text }
    }

    /// The language that words of the record must be marked with; nil where it is the page's or is not known.
    package func foreign(_ language: String?) -> String? {
        guard let language, !language.isEmpty else { return nil }
        let primary = language.prefix { $0 != "-" }.lowercased()
        guard (2...3).contains(primary.utf8.count), primary.utf8.allSatisfy({ (97...122).contains($0) }) else {
            return nil
        }
        return primary == self.language.rawValue ? nil : language
    }

    /// The hidden field that every form has which changes something.
    package var formTokenField: HTML {
        input(.type("hidden"), .name(FormToken.fieldName), .value(formToken))
    }
}

/// What shows that a form comes from this site.
package enum FormToken {
    package static let fieldName = "form-token"
}

/// Who looks at the pages.
package struct Viewer: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case citizen, relative, professional, qualityOfficer, reviewer
    }

    package var name: String
    package var kind: Kind
    /// The unit, for professionals.
    package var unit: String?
    /// Whether there is more than one citizen to choose between.
    package var mayChooseCitizen: Bool
    /// Whether it is somebody's relative, whatever else.
    package var isRelative: Bool
    /// Whether there is more than one place of work to choose between.
    package var mayChooseUnit: Bool

    package init(
        name: String, kind: Kind, unit: String? = nil, mayChooseCitizen: Bool = false, isRelative: Bool = false,
        mayChooseUnit: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.mayChooseCitizen = mayChooseCitizen
        self.isRelative = isRelative
        self.mayChooseUnit = mayChooseUnit
    }
}

/// Where the files are that pages need; their names hold a hash of what is in them.
package struct AssetLinks: Sendable, Hashable {
    package var styleSheet: LinkTarget
    package var icon: LinkTarget
    /// Says that a session is about to end; nil: nothing says it.
    package var sessionScript: LinkTarget?
    /// Renews a page when it may have changed; nil: nothing does.
    package var renewalScript: LinkTarget?

    package init(
        styleSheet: LinkTarget, icon: LinkTarget, sessionScript: LinkTarget? = nil, renewalScript: LinkTarget? = nil
    ) {
        self.styleSheet = styleSheet
        self.icon = icon
        self.sessionScript = sessionScript
        self.renewalScript = renewalScript
    }
}
