package foxden.sim.cheetah;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The hundred demonstrations of the cheetah's expert step again to the same bits. When this fails
 * after a change of the planar engine or of the expert, record them again: {@code foxden record
 * cheetah --driver expert --seed N --out scenes/demos/cheetah/cheetah_NNN.mcap}, N from 1000 on.
 */
class CheetahDemosTest {

  @Test
  void allAreThereAndEveryTenthVerifiesToTheBit() throws IOException {
    Path folder = Path.of(System.getProperty("foxden.root", "..")).resolve("scenes/demos/cheetah");
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".mcap")).sorted().toList();
    }
    assertEquals(100, files.size());
    try (CheetahEnvironment world = new CheetahEnvironment(false)) {
      for (int i = 0; i < files.size(); i++) {
        Demo demo = Demo.open(files.get(i));
        assertTrue(demo.damage().isEmpty(), files.get(i).toString());
        assertEquals(100, demo.end().steps());
        if (i % 10 == 0) {
          assertEquals(
              "replay: 100 steps, bit-exact",
              new Replayer(demo, world).verify(step -> {}).line(),
              files.get(i).toString());
        }
      }
    }
  }
}
