-- Which input columns hold pictures, and which of these hold an address of one somewhere.
ALTER TABLE "DatasetVersion" ADD COLUMN "imageColumns" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "DatasetVersion" ADD COLUMN "imageUrlColumns" TEXT[] DEFAULT ARRAY[]::TEXT[];
