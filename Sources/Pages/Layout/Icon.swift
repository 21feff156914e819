package import Care
package import HTML

/// Our own small drawings, on a grid of 24 by 24. They always stand beside a word and say nothing by themselves.
package enum Icon: Sendable, Hashable, CaseIterable {
    case hospital, generalPractice, municipality, specialistPractice, pharmacy, home, unknown
    case calendar, bed, people, diagnosis, pill, drop, flask, ruler, report, scalpel, syringe, arrow, page, plan, goal
    case message, task, form, device, image, receipt, dots, course, warning, consent
    case telephone, envelope, clock, place, magnifier, person, menu, up, down, chevron, lock, speech, thread, eye

    /// The drawing, hidden from those who do not see.
    package var html: HTML {
        svg(.class("icon"), .viewBox("0 0 24 24"), .ariaHidden(true), .focusable(false)) {
            HTML.trusted(drawing)
        }
    }

    private var drawing: StaticString {
        switch self {
        case .hospital: #"<path d="M4 21V6l8-3 8 3v15M2 21h20M12 8v6M9 11h6M9.5 21v-4h5v4"/>"#
        case .generalPractice:
            #"<path d="M6 3v5a4 4 0 0 0 8 0V3M10 12v3a5 5 0 0 0 10 0v-2"/><circle cx="20" cy="11" r="2"/>"#
        case .municipality: #"<path d="M3 21h18M4 10h16M12 3l8 5H4zM6 10v8M10 10v8M14 10v8M18 10v8M4 18h16"/>"#
        case .specialistPractice:
            #"<circle cx="12" cy="7" r="4"/><path d="M4 21c0-5 3.5-8 8-8s8 3 8 8M12 16v4M10 18h4"/>"#
        case .pharmacy: #"<path d="M4 10h16c0 5-3 8-6 9v2h-4v-2c-3-1-6-4-6-9zM13 10l5-7"/>"#
        case .home: #"<path d="M3 11l9-8 9 8M5 9.5V21h14V9.5M10 21v-6h4v6"/>"#
        case .unknown:
            #"<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17v.1"/>"#
        case .calendar: #"<path d="M4 6h16v15H4zM4 10h16M8 3v5M16 3v5"/>"#
        case .bed: #"<path d="M3 5v15M3 16h18v4M21 16v-3a3 3 0 0 0-3-3h-8v6"/><circle cx="6.5" cy="11.5" r="1.8"/>"#
        case .people:
            #"<circle cx="8.5" cy="8" r="3.2"/><path d="M2.5 20c0-4 2.5-6.500 6-6.500s6 2.500 6 6.500M15 5.200a3 3 0 0 1 0 5.600M17 13.900c2.700.6 4.500 2.900 4.500 6.100"/>"#
        case .diagnosis: #"<path d="M3 12h4l2.500-6 4 12 2.500-6h5"/>"#
        case .pill: #"<path d="M5 13l8-8a4.200 4.200 0 0 1 6 6l-8 8a4.200 4.200 0 0 1-6-6zM9 9l6 6"/>"#
        case .drop: #"<path d="M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z"/>"#
        case .flask: #"<path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 1.800 3h10.400a2 2 0 0 0 1.800-3l-5-9V3M7.500 15h9"/>"#
        case .ruler: #"<path d="M3 17l4-5 4 3 4-7 6 4M3 21h18"/>"#
        case .report: #"<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7"/>"#
        case .scalpel: #"<path d="M14 4l6 6-8 8-3-3zM9 15l-5 5h7l1-2"/>"#
        case .syringe: #"<path d="M18 2l4 4M20 4l-3 3M8 9l7 7M17 7L7 17l-2 .5L3 21M12 6l6 6"/>"#
        case .arrow: #"<path d="M4 12h15M13 6l6 6-6 6"/>"#
        case .page: #"<path d="M6 3h9l4 4v14H6zM15 3v4h4"/>"#
        case .plan:
            #"<path d="M4 6l1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17M11 6h9M11 12h9M11 18h9"/>"#
        case .goal: #"<path d="M5 21V4M5 4h13l-3 4 3 4H5"/>"#
        case .message: #"<path d="M4 5h16v11H10l-5 4v-4H4z"/>"#
        case .task: #"<path d="M4 4h16v16H4zM8 12l3 3 5-6"/>"#
        case .form: #"<path d="M5 3h14v18H5zM8 8h1M12 8h4M8 12h1M12 12h4M8 16h1M12 16h4"/>"#
        case .device: #"<path d="M6 8h12v8H6zM9 8V5M15 8V5M9 19v-3M15 19v-3"/>"#
        case .image: #"<path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4"/><circle cx="15.500" cy="9" r="1.500"/>"#
        case .receipt: #"<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>"#
        case .dots: #"<path d="M6 12v.1M12 12v.1M18 12v.1"/>"#
        case .course: #"<circle cx="6" cy="5" r="2"/><circle cx="18" cy="19" r="2"/><path d="M6 7v3c0 4 12 1 12 5v2"/>"#
        case .warning: #"<path d="M12 3l10 18H2zM12 10v5M12 18v.1"/>"#
        case .consent: #"<path d="M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8.500 12l2.500 2.500 4.500-5"/>"#
        case .telephone:
            #"<path d="M5 3h4l2 5-2.500 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z"/>"#
        case .envelope: #"<path d="M3 6h18v13H3zM3 7l9 7 9-7"/>"#
        case .clock: #"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.500 2"/>"#
        case .place:
            #"<path d="M12 21c-4-5-7-8-7-11a7 7 0 0 1 14 0c0 3-3 6-7 11z"/><circle cx="12" cy="10" r="2.500"/>"#
        case .magnifier: #"<circle cx="10.500" cy="10.500" r="6.500"/><path d="M15.500 15.500L21 21"/>"#
        case .person: #"<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3.500-8 8-8s8 3 8 8"/>"#
        case .menu: #"<path d="M4 7h16M4 12h16M4 17h16"/>"#
        case .up: #"<path d="M12 20V5M6 11l6-6 6 6"/>"#
        case .down: #"<path d="M12 4v15M6 13l6 6 6-6"/>"#
        case .chevron: #"<path d="M9 5l7 7-7 7"/>"#
        case .lock: #"<path d="M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3"/>"#
        case .eye:
            #"<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7z"/><circle cx="12" cy="12" r="3"/>"#
        case .speech: #"<path d="M3 4h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-5v-2"/>"#
        case .thread: #"<path d="M3 17c4 0 4-10 9-10 4 0 4.500 6 1 6s-2.500-6 2-6c3 0 4 3 6 3"/>"#
        }
    }
}

extension Icon {
    /// The drawing of a sector.
    package init(_ sector: Sector) {
        self =
            switch sector {
            case .hospital: .hospital
            case .generalPractice: .generalPractice
            case .municipality: .municipality
            case .specialistPractice: .specialistPractice
            case .pharmacy: .pharmacy
            case .home: .home
            case .unknown: .unknown
            }
    }

    /// The drawing of a kind of entry.
    package init(_ kind: EntryKind) {
        self =
            switch kind {
            case .appointment: .calendar
            case .admission: .bed
            case .contact: .person
            case .course: .course
            case .diagnosis: .diagnosis
            case .medicine: .pill
            case .allergy, .warning: .warning
            case .result: .flask
            case .measurement: .ruler
            case .report: .report
            case .procedure: .scalpel
            case .vaccination: .syringe
            case .referral: .arrow
            case .document: .page
            case .plan: .plan
            case .goal: .goal
            case .message: .message
            case .task: .task
            case .questionnaire: .form
            case .device: .device
            case .image: .image
            case .team: .people
            case .consent: .consent
            case .claim: .receipt
            case .other: .dots
            }
    }
}
