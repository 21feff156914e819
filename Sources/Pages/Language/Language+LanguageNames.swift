extension Language {
    /// What a language is called; the code itself where it is not among those that interpreters are asked for most.
    ///
    /// - Parameter code: BCP 47; only the primary language counts.
    package func name(ofLanguage code: String) -> String {
        let primary = String(code.lowercased().prefix { $0 != "-" && $0 != "_" })
        guard let names = Self.names[primary] else { return code }
        return self == .danish ? names.danish : names.english
    }

    private static let names: [String: (danish: String, english: String)] = [
        "da": ("dansk", "Danish"), "en": ("engelsk", "English"), "de": ("tysk", "German"),
        "ar": ("arabisk", "Arabic"), "tr": ("tyrkisk", "Turkish"), "fa": ("persisk", "Persian"),
        "pl": ("polsk", "Polish"), "ro": ("rumænsk", "Romanian"), "uk": ("ukrainsk", "Ukrainian"),
        "so": ("somali", "Somali"), "ur": ("urdu", "Urdu"), "bs": ("bosnisk", "Bosnian"),
        "kl": ("grønlandsk", "Greenlandic"), "fo": ("færøsk", "Faroese"), "ti": ("tigrinya", "Tigrinya"),
        "ta": ("tamil", "Tamil"), "vi": ("vietnamesisk", "Vietnamese"), "th": ("thai", "Thai"),
        "es": ("spansk", "Spanish"), "fr": ("fransk", "French"), "zh": ("kinesisk", "Chinese"),
        "ru": ("russisk", "Russian"), "ku": ("kurdisk", "Kurdish"), "sv": ("svensk", "Swedish"),
        "nb": ("norsk", "Norwegian"), "no": ("norsk", "Norwegian"), "lt": ("litauisk", "Lithuanian"),
    ]
}
