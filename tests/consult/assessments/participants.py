"""A small file of participants with margins, for tests that weigh them."""

HEADER = "id,age,sex,says\n"
GROUPS = [("young", "f", "yes", 20), ("young", "m", "no", 20), ("old", "f", "no", 40), ("old", "m", "", 20)]
PEOPLE = [f"{age},{sex},{says}" for age, sex, says, count in GROUPS for _ in range(count)]
FILE = (HEADER + "".join(f"{number},{person}\n" for number, person in enumerate(PEOPLE, 1))).encode()
MARGINS = '{"age": {"young": 0.5, "old": 0.5}, "sex": {"f": 0.52, "m": 0.48}}'
