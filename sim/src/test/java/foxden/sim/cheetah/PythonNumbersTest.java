package foxden.sim.cheetah;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PythonNumbersTest {

  @Test
  void writesWhatPythonWrites() {
    Object[][] cases = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {1.0, "1.0"},
      {-1.5, "-1.5"},
      {0.1, "0.1"},
      {1e-4, "0.0001"},
      {1e-5, "1e-05"},
      {1.25e-5, "1.25e-05"},
      {123456789.0, "123456789.0"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {1.5e300, "1.5e+300"},
      {2e-3, "0.002"},
      {-0.08794195712823906, "-0.08794195712823906"},
      {9007199254740993.0, "9007199254740992.0"},
      {Double.NaN, "nan"},
      {Double.POSITIVE_INFINITY, "inf"},
      {Double.NEGATIVE_INFINITY, "-inf"},
      {Double.MIN_VALUE, "5e-324"},
      {Double.MAX_VALUE, "1.7976931348623157e+308"},
      {2.2250738585072014E-308, "2.2250738585072014e-308"},
      {1e23, "1e+23"}
    };
    for (Object[] c : cases) {
      assertEquals(c[1], PythonNumbers.format((Double) c[0]));
    }
    assertEquals("0.3", PythonNumbers.format(0.3f));
    assertEquals("1e-05", PythonNumbers.format(1e-5f));
  }

  @Test
  void everyNumberReadsBack() {
    Random random = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      assertEquals(x, PythonNumbers.parse(PythonNumbers.format(x)), 0);
      float f = (float) random.nextGaussian();
      assertEquals(f, (float) PythonNumbers.parse(PythonNumbers.format(f)), 0);
    }
  }

  @Test
  void nanIsNoNumberToRead() {
    for (String bad :
        new String[] {"nan", "NaN", "inf", "1e999", "1,5", "", "1d", "0x1p3", "1__0"}) {
      assertThrows(IllegalArgumentException.class, () -> PythonNumbers.parse(bad), bad);
    }
  }
}
