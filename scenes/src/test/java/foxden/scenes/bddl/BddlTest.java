package foxden.scenes.bddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.FormatException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BddlTest {

  static final String GOOD =
      """
      ; a comment
      (define (problem tidy-0)
        (:domain omnigibson)
        (:objects
          cup.n.01_1 cup.n.01_2 cup.n.01_3 - cup.n.01
          plate.n.04_1 plate.n.04_2 - plate.n.04
          table.n.02_1 - table.n.02
          floor.n.01_1 - floor.n.01
          agent.n.01_1 - agent.n.01)
        (:init
          (ONTOP cup.n.01_1 table.n.02_1) (ontop cup.n.01_2 table.n.02_1)
          (ontop cup.n.01_3 cup.n.01_2) ; a tower
          (ontop plate.n.04_1 floor.n.01_1) (ontop plate.n.04_2 floor.n.01_1)
          (not (hot cup.n.01_1))
          (inroom table.n.02_1 kitchen) (inroom floor.n.01_1 kitchen)
          (ontop agent.n.01_1 floor.n.01_1))
        (:goal (and
          (forn (2) (?cup.n.01 - cup.n.01) (inside ?cup.n.01 ?table.n.02_1))
          (forpairs (?cup.n.01 - cup.n.01) (?plate.n.04 - plate.n.04)
            (ontop ?cup.n.01 ?plate.n.04))
          (not (exists (?plate.n.04 - plate.n.04) (ontop ?plate.n.04 floor.n.01_1)))
          (imply (hot ?cup.n.01_1) (or (ontop ?cup.n.01_1 ?table.n.02_1) (open ?table.n.02_1))))))
      """;

  static Problem good() {
    try {
      return BddlParser.parse("tidy.bddl", GOOD);
    } catch (FormatException e) {
      throw new AssertionError(e);
    }
  }

  private static void fails(String text, String... parts) {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> BddlValidator.require("tidy.bddl", BddlParser.parse("tidy.bddl", text)));
    String message = String.valueOf(e.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
    assertTrue(message.startsWith("tidy.bddl: line ") && message.endsWith("."), message);
  }

  private static String with(String old, String changed) {
    assertTrue(GOOD.contains(old), old);
    return GOOD.replace(old, changed);
  }

  @Test
  void soundDefinitionHasNoFindings() {
    assertEquals(List.of(), BddlValidator.check(good()));
  }

  @Test
  void mistakesNameTheirPlaceAndMend() {
    fails("", "empty");
    fails("(define (problem x)", "ends before", "add 1 closing bracket");
    fails(GOOD + ")", "after the closing bracket");
    fails(with("(:domain omnigibson)", ""), "(:domain ...) is missing");
    fails(with("(:domain omnigibson)", "(:domane x)"), "line 3, column 3", ":domane");
    fails(with("(not (hot", "(not (hott"), "line 14", "unknown predicate \"hott\"");
    fails(with("(not (hot cup.n.01_1))", "(hot cup.n.01_1 cup.n.01_2)"), "has 2 arguments");
    fails(with("- cup.n.01\n", "\n"), "not named after its category");
    fails(with("(open ?table.n.02_1)", "(open ?tabel.n.02_1)"), "line 22", "write table.n.02_1");
    fails(
        with("(not (hot cup.n.01_1))", "(not (ontop cup.n.01_1 cup.n.01_2))"), "speaks of a place");
    fails(with("(ontop plate.n.04_2 floor.n.01_1)\n", "\n"), "\"plate.n.04_2\" has no place");
    fails(with("(forn (2)", "(forn (4)"), "asks for 4 of 3");
    fails(with("(forn (2)", "(forn (x)"), "not a count");
    fails(with("(exists (?plate.n.04 - plate.n.04)", "(exists (?p - fork.n.01)"), "no declared");
    fails(
        with("agent.n.01_1 - agent", "new.n.01_1 - new.n.01 agent.n.01_1 - agent")
            .replace("(not (hot cup.n.01_1))", "(future new.n.01_1)"),
        "goal never speaks of it");
    fails(
        with("(inroom table.n.02_1 kitchen)", "(inroom table.n.02_1 a) (inroom table.n.02_1 b)"),
        "two rooms");
    fails(with("cup.n.01_3 - cup", "cup.n.01_2 - cup"), "declared twice");
    fails("(".repeat(500), "nested");
  }

  @Test
  void everyCutIsOneSentence() {
    String closed = GOOD.strip();
    for (int cut = 0; cut < closed.length(); cut++) {
      String part = closed.substring(0, cut);
      FormatException e =
          assertThrows(FormatException.class, () -> BddlParser.parse("cut.bddl", part));
      assertTrue(String.valueOf(e.getMessage()).matches("cut.bddl: line .*\\."), e.getMessage());
    }
  }

  @Test
  void heldByTheRulesOfTheReference() {
    List<Ground> heads = Grounder.heads(good());
    // Two cups inside are exactly two, three are not.
    assertTrue(heads.get(0).holds(world("inside cup.n.01_1", "inside cup.n.01_3")));
    assertTrue(
        !heads.get(0).holds(world("inside cup.n.01_1", "inside cup.n.01_2", "inside cup.n.01_3")));
    // Both plates need a cup, and two different cups.
    assertTrue(
        heads
            .get(1)
            .holds(world("ontop cup.n.01_1, plate.n.04_2", "ontop cup.n.01_3, plate.n.04_1")));
    assertTrue(
        !heads
            .get(1)
            .holds(world("ontop cup.n.01_1, plate.n.04_2", "ontop cup.n.01_1, plate.n.04_1")));
    assertTrue(heads.get(2).holds(world()));
    assertTrue(!heads.get(2).holds(world("ontop plate.n.04_2, floor.n.01_1")));
    assertTrue(heads.get(3).holds(world()));
    assertTrue(!heads.get(3).holds(world("hot cup.n.01_1")));
    assertTrue(heads.get(3).holds(world("hot cup.n.01_1", "open table.n.02_1")));
  }

  private static Truth world(String... facts) {
    return a ->
        List.of(facts).stream()
            .anyMatch(
                f -> {
                  String[] p = f.split(" ", 2);
                  return a.predicate().equals(p[0]) && String.join(", ", a.args()).startsWith(p[1]);
                });
  }

  @Test
  void optionsFollowTheReference() {
    List<Ground> heads = Grounder.heads(good());
    assertEquals(3, heads.get(0).options().count()); // 2 of 3
    assertEquals(6, heads.get(1).options().count()); // 3 * 2 arrangements
    assertEquals(1, heads.get(2).options().count()); // not a and not b
    assertEquals(3, heads.get(3).options().count()); // not hot, or two ways
    heads.forEach(h -> assertEquals(h.count().longValue(), h.options().count()));
    assertEquals(
        "[not ontop(plate.n.04_1, floor.n.01_1), not ontop(plate.n.04_2, floor.n.01_1)]",
        heads.get(2).options().findFirst().orElseThrow().toString());
  }

  @Test
  void hugeProductsAreNotMade() throws FormatException {
    StringBuilder text = new StringBuilder("(define (problem big) (:domain d) (:objects");
    for (int i = 1; i <= 30; i++) {
      text.append(" a.n.01_").append(i);
    }
    text.append(" - a.n.01 b.n.01_1 b.n.01_2 b.n.01_3 - b.n.01) (:init) (:goal (and ");
    text.append("(forall (?a - a.n.01) (exists (?b - b.n.01) (inside ?a ?b))))))");
    Ground goal = Grounder.goal(BddlParser.parse("big", text.toString()));
    assertEquals(java.math.BigInteger.valueOf(3).pow(30), goal.count());
    assertEquals(5, goal.options().limit(5).count());
    Truth some = a -> a.args().get(0).length() == 8 && a.args().get(1).endsWith("2");
    QScore q = QScore.of(goal, some, a -> false);
    assertEquals(9.0 / 30, q.value(), 1e-12);
    assertEquals(30, q.option().size());
  }

  @Test
  void literalsTrueFromTheStartEarnNothing() {
    Ground goal = Grounder.goal(good());
    Truth now = world("inside cup.n.01_1");
    QScore q = QScore.of(goal, now, now);
    assertEquals(0, q.value());
    assertEquals(0, q.credited());
    QScore earned = QScore.of(goal, now, a -> false);
    // Options have 2 + 2 + 2 + 1 literals; one is new.
    assertEquals(1.0 / 7, earned.value(), 1e-12);
  }

  @Test
  void wildcardsExpandAfterTheHighestNumber() throws FormatException {
    Problem p =
        BddlParser.parse(
            "w",
            """
            (define (problem w) (:domain d)
              (:objects cabinet.n.01_1 cabinet.n.01_* - cabinet.n.01 floor.n.01_1 - floor.n.01
                agent.n.01_1 - agent.n.01)
              (:init (inroom cabinet.n.01_1 kitchen) (inroom cabinet.n.01_* kitchen)
                (inroom floor.n.01_1 kitchen) (ontop agent.n.01_1 floor.n.01_1))
              (:goal (and (forall (?c - cabinet.n.01) (not (open ?c))))))
            """);
    assertEquals(List.of(), BddlValidator.check(p));
    Problem full = p.expand(Map.of("cabinet.n.01_*", 2));
    assertEquals(
        List.of("cabinet.n.01_1", "cabinet.n.01_2", "cabinet.n.01_3"),
        full.scope().get("cabinet.n.01"));
    assertEquals(5, full.init().size());
    assertEquals(List.of(), BddlValidator.check(full));
  }

  @Test
  void englishReadsWell() {
    List<String> texts = good().heads().stream().map(English::of).toList();
    assertEquals(
        List.of(
            "for exactly 2 of all cups: the cup is inside the table 1",
            "each cup is on top of its own plate",
            "it is not so that some plate is on top of the floor 1",
            "if the cup 1 is hot, then the cup 1 is on top of the table 1 or the table 1 is open"),
        texts);
  }
}
