<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>plan_change</Name>
    <UserStyle>
      <Title>方案差异 / Changes between plans</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>plan_change</Name>
          <Title>方案差异 / Changes between plans</Title>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#7b2cbf</CssParameter><CssParameter name="fill-opacity">0.45</CssParameter></Fill><Stroke><CssParameter name="stroke">#5a189a</CssParameter><CssParameter name="stroke-width">1</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
