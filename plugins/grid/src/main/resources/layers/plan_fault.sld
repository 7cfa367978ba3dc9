<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>plan_fault</Name>
    <UserStyle>
      <Title>方案问题 / Faults of a plan</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>plan_fault</Name>
          <Title>方案问题 / Faults of a plan</Title>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#ff0000</CssParameter><CssParameter name="fill-opacity">0.45</CssParameter></Fill><Stroke><CssParameter name="stroke">#c00000</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
