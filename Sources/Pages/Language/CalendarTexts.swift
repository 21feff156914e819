/// The names of days and months.
package struct CalendarTexts: Sendable {
    /// From January.
    package let months: [String]
    /// From January, three letters or so, for narrow places.
    package let shortMonths: [String]
    /// From Monday.
    package let weekdays: [String]
    /// From Monday, for narrow places.
    package let shortWeekdays: [String]
    package let today: String
    package let tomorrow: String
    package let yesterday: String
    package let dayAfterTomorrow: String
}

extension CalendarTexts {
    static let danish = CalendarTexts(
        months: [
            "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
            "december",
        ],
        shortMonths: ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        shortWeekdays: ["man", "tirs", "ons", "tors", "fre", "lør", "søn"],
        today: "i dag", tomorrow: "i morgen", yesterday: "i går", dayAfterTomorrow: "i overmorgen")

    static let english = CalendarTexts(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        today: "today", tomorrow: "tomorrow", yesterday: "yesterday", dayAfterTomorrow: "the day after tomorrow")
}
