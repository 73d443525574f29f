package foxden.sim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Environment;
import foxden.sim.Tasks;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.household.TrashFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every demonstration that ships is whole, succeeds, and steps again to the same bits. When this
 * fails after a change of the house, the robot or the physics, record them again: {@code foxden
 * record trash --driver expert --seed N --out scenes/demos/trash_NN.mcap}.
 */
class ShippedDemosTest {

  private static final long MAX_BYTES = 2_000_000;

  @Test
  void verifyToTheBit() throws IOException {
    Path folder = Path.of(System.getProperty("foxden.root", "..")).resolve("scenes/demos");
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".mcap")).sorted().toList();
    }
    assertFalse(files.isEmpty());
    Tasks tasks = Tasks.of(new TrashFactory(), new GridWorldTask(false), new GridWorldTask(true));
    Map<String, Environment> worlds = new HashMap<>();
    for (Path file : files) {
      Demo demo = Demo.open(file);
      assertTrue(demo.damage().isEmpty(), file.toString());
      assertTrue(demo.end().success(), file.toString());
      assertTrue(Files.size(file) < MAX_BYTES, file.toString());
      Environment world = worlds.computeIfAbsent(demo.info().task(), tasks::create);
      Replayer.Verdict verdict = new Replayer(demo, world).verify(step -> {});
      assertEquals(
          "replay: %d steps, bit-exact".formatted(demo.end().steps()),
          verdict.line(),
          file.toString());
    }
    worlds.values().forEach(Environment::close);
  }
}
