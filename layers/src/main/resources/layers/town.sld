<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>town</Name>
    <UserStyle>
      <Title>镇街 / Towns and streets</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>town</Name>
          <Title>镇街界 / Town boundary</Title>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">3.5</CssParameter><CssParameter name="stroke-opacity">0.8</CssParameter></Stroke></LineSymbolizer>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7a6c9c</CssParameter><CssParameter name="stroke-width">1.3</CssParameter><CssParameter name="stroke-dasharray">8 3 2 3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title></Title>
          <MinScaleDenominator>20000</MinScaleDenominator>
          <MaxScaleDenominator>400000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">15</CssParameter><CssParameter name="font-weight">bold</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.6</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#4a4270</CssParameter></Fill><Priority>900</Priority><VendorOption name="spaceAround">3</VendorOption></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
