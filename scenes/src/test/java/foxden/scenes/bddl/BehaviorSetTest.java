package foxden.scenes.bddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BEHAVIOR-1K's own definitions, when a copy lies beside the repository. */
class BehaviorSetTest {

  private static final Path SET =
      Path.of(System.getProperty("foxden.root", "."), "..", "shared", "data", "bddl");

  @BeforeAll
  static void present() {
    assumeTrue(
        Files.isDirectory(SET),
        "SKIPPED: no BEHAVIOR-1K definitions at " + SET + "; golden numbers were not checked");
  }

  private static Problem read(String activity) throws IOException {
    Path file = SET.resolve(activity).resolve("problem0.bddl");
    assumeTrue(Files.exists(file), "SKIPPED: " + activity + " is not in the sample");
    return BddlParser.parse(activity, Files.readString(file));
  }

  /**
   * BEHAVIOR-1K notes 6: objects, heads, options, literals per option, heads true at the start (-1:
   * not given).
   */
  @ParameterizedTest
  @CsvSource({
    "clean_your_house_after_a_wild_party,34,9,4,14,0",
    "loading_the_dishwasher,11,3,1,6,0",
    "cleaning_toilet,8,2,1,2,1",
    "taking_trash_outside,5,1,1,2,0",
    "laying_clothes_out,8,5,1,5,0",
    "putting_up_shelves,13,4,2,10,0",
    "stock_grocery_shelves,25,8,6561,16,0",
    "picking_up_trash,9,2,1,5,-1",
    "moving_boxes_to_storage,5,2,1,2,-1",
    "hanging_clothes,10,3,27,3,0",
    "emptying_trash_cans,11,4,16,6,0",
    "putting_clothes_into_closet,10,3,1,3,-1",
    "disposing_of_trash_for_adult,12,6,1,6,-1",
    "setting_mousetraps,10,4,1,4,0",
    "turning_on_radio,3,1,1,1,-1"
  })
  void goldenNumbers(
      String activity, int objects, int heads, int options, int literals, int trueAtStart)
      throws IOException {
    Problem p = read(activity);
    assertEquals(objects, p.categories().size());
    assertEquals(heads, p.heads().size());
    Ground goal = Grounder.goal(p);
    assertEquals(BigInteger.valueOf(options), goal.count());
    List<List<Literal>> all = QScore.options(goal, 20_000);
    assertEquals(options, all.size());
    all.forEach(o -> assertEquals(literals, o.size()));
    if (trueAtStart >= 0) {
      Truth start = a -> p.init().stream().anyMatch(f -> f.literal().equals(new Literal(a, true)));
      long held = Grounder.heads(p).stream().filter(h -> h.holds(start)).count();
      assertEquals(trueAtStart, held);
    }
  }

  @Test
  void everyDefinitionParsesRoundTripsAndKeepsTheRules() throws IOException {
    List<String> broken = new ArrayList<>();
    int n = 0;
    try (Stream<Path> folders = Files.list(SET)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = folder.getFileName().toString();
        Problem p = read(name);
        n++;
        assertEquals(p, BddlParser.parse(name, BddlPrinter.print(p)), name);
        String twice = BddlPrinter.print(BddlParser.parse(name, BddlPrinter.print(p)));
        assertEquals(BddlPrinter.print(p), twice, name);
        for (BddlValidator.Finding f : BddlValidator.check(p)) {
          broken.add(name + ": " + f);
        }
        for (Ground h : Grounder.heads(p)) {
          assertTrue(!h.text().isBlank() && !h.text().contains("_"), h.text());
        }
      }
    }
    assertTrue(n >= 100, "only " + n + " definitions");
    assertEquals(List.of(), broken);
  }
}
