package import Care

/// What has become of an app's access, in words.
extension Language {
    /// A sentence without an end, such as: "Doses was let in".
    package func words(for change: AppChange.Kind, of app: String) -> String {
        switch change {
        case .letIn: self == .danish ? "\(app) fik adgang" : "\(app) was let in"
        case .ended: self == .danish ? "Adgangen for \(app) blev stoppet" : "The access of \(app) was ended"
        case .givenBack: self == .danish ? "\(app) gav selv adgangen tilbage" : "\(app) gave its access back itself"
        case .stolen:
            self == .danish
                ? "Adgangen for \(app) blev lukket, fordi en kode blev brugt to gange"
                : "The access of \(app) was closed because a code was used twice"
        case .removed:
            self == .danish
                ? "\(app) er ikke længere godkendt her, og adgangen er lukket"
                : "\(app) is approved here no more, and its access is closed"
        }
    }
}
