"""A small survey of Valfleuri, as files that a test may spoil."""

MAPPING = """
id: id
blank: ["", NA]
consultation:
  title: Survey of Valfleuri
  stages: {diagnostic: [2026-01-05, 2026-01-31]}
needs:
  Mobility:
    bus: {statement: Getting about without a car, service: Bus lines}
  Health:
    doctor: Seeing a doctor in time
questions:
  - kind: satisfaction
    label: How satisfied are you?
    dont_know: 9
    columns: {q1_bus: bus, q1_doctor: doctor}
  - kind: top_k
    label: Which matter most?
    columns: [first, second]
    codes: {1: bus, 2: doctor, 3: {label: Parks}}
    none: 99
  - kind: single_choice
    label: Where do you live?
    column: home
    codes: {C: In the centre, "No": Elsewhere}
  - kind: long_text
    label: Anything else?
    column: words
"""

HEADER = "id,q1_bus,q1_doctor,first,second,home,words,more\n"
ROWS = '1,5,9,1,3,C,"Two\nlines",x\n2,1,,99,NA,No,,x\n3,9,2,2,1,C,café,x\n'
FILE = (HEADER + ROWS).encode()
